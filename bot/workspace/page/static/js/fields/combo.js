// A line with a list below it: type to filter, arrows to move, Enter to take.
// www.w3.org/WAI/ARIA/apg/patterns/combobox
import { lay, make, popup, takeOver } from "./own.js";

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// `options(typed)` returns, perhaps later, `{ entries, note }`; `take(entry)` takes one.
export function combo(native, own, part, { options, take, empties = () => {}, onClose = () => {}, isMulti = false, suffix = "" }) {
  const line = make("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-haspopup": "listbox" });
  takeOver(native, line, part, suffix);
  const list = make("div", { role: "listbox", id: `${line.id}-list`, "aria-multiselectable": isMulti, "aria-label": "Choices" });
  const note = make("p", { class: "note", role: "status" });
  const box = make("div", { class: "choices", id: `${line.id}-box` }, list, note);
  own.prepend(line);
  const pop = popup(own, line, box, { onClose: () => { point(null); delete line.dataset.typed; onClose(); } });
  line.setAttribute("aria-controls", list.id);
  let shown = [];
  let active = null;
  let asked = 0;

  function point(option) {
    active?.classList.remove("active");
    active = option;
    if (!option) return line.removeAttribute("aria-activedescendant");
    option.classList.add("active");
    line.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function row(entry, number) {
    const picture = entry.initials ? make("span", { class: "initials", "aria-hidden": "true" }, entry.initials) : "";
    const about = entry.about ? make("small", {}, entry.about) : "";
    const state = { "aria-selected": String(Boolean(entry.isChosen)), "aria-disabled": entry.isBarred ? "true" : null };
    return make("div", { role: "option", id: `${list.id}-${number}`, ...state }, picture, make("span", {}, entry.label, about));
  }

  async function fill(typed, at) {
    const now = ++asked;
    const found = await options(typed);
    if (now !== asked) return;
    shown = found.entries;
    const rows = [];
    let group = "";
    shown.forEach((entry, number) => {
      if (entry.group && entry.group !== group) rows.push(make("div", { class: "group", role: "presentation" }, entry.group));
      group = entry.group || "";
      rows.push(row(entry, number));
    });
    list.replaceChildren(...rows);
    note.textContent = found.note || (shown.length ? "" : "Nothing like that.");
    const isAt = shown.findIndex((entry) => entry.value === at);
    const chosen = isAt >= 0 ? list.querySelectorAll("[role=option]")[isAt] : isMulti || typed ? null : list.querySelector("[aria-selected=true]");
    if (pop.isOpen) lay(box, own);
    point(chosen || list.querySelector("[role=option]:not([aria-disabled])"));
  }

  async function open() {
    pop.open();
    await fill(line.dataset.typed === undefined ? "" : line.value);
  }

  async function choose(option) {
    const entry = shown[Number(option.id.slice(list.id.length + 1))];
    if (!entry || entry.isBarred) return;
    delete line.dataset.typed;
    take(entry);
    if (isMulti && line.isConnected) await fill("", entry.value);
    else pop.close();
  }

  function move(by) {
    const rows = [...list.querySelectorAll("[role=option]")];
    if (rows.length) point(rows[(rows.indexOf(active) + by + rows.length) % rows.length]);
  }

  const KEYS = {
    ArrowDown: () => (pop.isOpen ? move(1) : open()),
    ArrowUp: () => (pop.isOpen ? move(-1) : open()),
    Enter: () => (pop.isOpen && active ? choose(active) : open()),
  };
  line.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Backspace" && !line.value) empties();
    if (!KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  line.addEventListener("input", () => {
    line.dataset.typed = "";
    open();
  });
  line.addEventListener("click", open);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  return { line, pop, refill: () => pop.isOpen && fill(line.dataset.typed === undefined ? "" : line.value) };
}

export const filtered = (entries, typed) => {
  const wanted = fold(typed.trim());
  return entries.filter((entry) => fold(entry.label).includes(wanted));
};
