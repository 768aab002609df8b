// Menus that are searched by typing, and lists of which several are chosen, shown as chips.
import { combo, filtered } from "./combo.js";
import { picked } from "./keep.js";
import { make, overlay, tell } from "./own.js";

const PAUSE_MS = 150;

// Asks the app for options, once nothing was typed for a moment and enough was.
function asking(native) {
  let waiting = null;
  return async (typed, chosen) => {
    clearTimeout(waiting);
    const least = Number(native.dataset.least);
    if (typed.trim().length < least) return { entries: chosen, note: `Type at least ${least} letters.` };
    await new Promise((done) => { waiting = setTimeout(done, PAUSE_MS); });
    const form = native.closest("form");
    const fields = new URLSearchParams();
    for (const name of ["as", "channel", "view", "ts"]) {
      if (form?.elements[name]) fields.set(name, form.elements[name].value);
    }
    fields.set("named", native.dataset.ask);
    fields.set("typed", typed.trim());
    try {
      const answer = await fetch("/options", { method: "POST", body: fields, headers: { "x-page": "1" } });
      if (answer.ok) return { entries: await answer.json() };
    } catch {
      // Told below, as is an answer that is none.
    }
    return { entries: [], note: "The app did not answer." };
  };
}

const described = (option) => ({
  value: option.value,
  label: option.textContent,
  group: option.parentElement.label || "",
  initials: option.dataset.initials,
  about: option.dataset.about,
  isChosen: option.selected,
});

export function one(native) {
  const own = overlay(native, "own-one");
  const ask = native.dataset.ask ? asking(native) : null;
  const all = () => [...native.options].filter((option) => option.value).map(described);
  const show = () => { line.value = native.value ? native.selectedOptions[0].textContent : ""; };
  const offer = ({ value, label }) => {
    if (![...native.options].some((option) => option.value === value)) native.append(new Option(label, value));
  };
  const set = (value) => {
    if (native.value === value) return;
    native.value = value;
    if (ask) picked.set(native.id, value ? [described(native.selectedOptions[0])] : []);
    tell(native);
  };
  for (const entry of picked.get(native.id) || []) {
    offer(entry);
    native.value = entry.value;
  }
  const { line } = combo(native, own, "search", {
    options: async (typed) => (ask ? ask(typed, all()) : { entries: filtered(all(), typed) }),
    take: (entry) => {
      offer(entry);
      set(entry.value);
      show();
      line.select();
    },
    onClose: () => {
      if (!line.value.trim()) set("");
      show();
    },
  });
  line.placeholder = native.options[0].textContent;
  native.addEventListener("change", show);
  show();
}

export function several(native) {
  const most = Number(native.dataset.most) || Infinity;
  const ask = native.dataset.ask ? asking(native) : null;
  const chips = make("ul", { class: "chips", "aria-label": "Chosen" });
  const own = overlay(native, "own-several");
  const boxes = () => [...native.querySelectorAll("input[type=checkbox]")];
  const entryOf = (box) => {
    const words = box.nextElementSibling;
    return { value: box.value, label: words.textContent, initials: words.dataset.initials, isChosen: box.checked };
  };
  const chosen = () => boxes().filter((box) => box.checked);
  const isFull = () => chosen().length >= most;
  const barred = (entries) => entries.map((entry) => ({ ...entry, isBarred: isFull() && !entry.isChosen }));
  const limit = () => (isFull() ? `That is all: at most ${most}.` : "");
  let isOwed = false;

  async function options(typed) {
    if (!ask) return { entries: barred(filtered(boxes().map(entryOf), typed)), note: limit() };
    const found = await ask(typed, chosen().map(entryOf));
    const taken = new Set(chosen().map((box) => box.value));
    const entries = found.entries.map((entry) => ({ ...entry, isChosen: taken.has(entry.value) }));
    return { entries: barred(entries), note: limit() || found.note };
  }

  function boxOf(entry) {
    const found = boxes().find((box) => box.value === entry.value);
    if (found) return found;
    const hidden = native.querySelector("input[type=hidden]");
    const box = make("input", { type: "checkbox", name: hidden.name, value: entry.value, tabindex: "-1" });
    if (native.dataset.press) box.dataset.press = native.dataset.press;
    native.append(make("label", {}, box, make("span", {}, entry.label)));
    return box;
  }

  // An app that hears of changes at once hears of all of them when the list closes, as in Slack.
  function set(box, isChosen) {
    box.checked = isChosen;
    if (ask) picked.set(native.id, chosen().map(entryOf));
    if (box.dataset.press && pop.isOpen) isOwed = true;
    else tell(box);
    show();
  }

  function show() {
    chips.replaceChildren(...chosen().map((box) => {
      const entry = entryOf(box);
      const remove = make("button", { type: "button", "aria-label": `Remove ${entry.label}` }, "×");
      remove.addEventListener("click", () => { set(box, false); line.focus(); refill(); });
      const picture = entry.initials ? make("span", { class: "initials", "aria-hidden": "true" }, entry.initials) : "";
      return make("li", {}, picture, entry.label, remove);
    }));
    line.placeholder = chosen().length ? "" : native.dataset.placeholder || "Choose…";
  }

  const { line, pop, refill } = combo(native, own, "search", {
    options,
    take: (entry) => {
      line.value = "";
      const box = boxOf(entry);
      set(box, !box.checked);
    },
    empties: () => { const last = chosen().at(-1); if (last) { set(last, false); refill(); } },
    onClose: () => {
      line.value = "";
      if (isOwed) tell(chosen()[0] || boxes()[0]);
      isOwed = false;
    },
    isMulti: true,
  });
  own.prepend(chips);
  for (const entry of picked.get(native.id) || []) boxOf(entry).checked = true;
  own.addEventListener("click", (event) => { if (event.target === own || event.target === chips) line.focus(); });
  native.addEventListener("change", show);
  show();
}
