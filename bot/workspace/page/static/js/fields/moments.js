// Days and times: a line in the person's own way of writing, a calendar or a list below it.
import { combo } from "./combo.js";
import { calendar } from "./calendar.js";
import { make, overlay, popup, takeOver, tell } from "./own.js";
import { readDay, readTime, writeDay, writeTime } from "./writing.js";

const STEP_MIN = 30;
const MORNING = "09:00";

// What stands beside the field without JavaScript is said by the control itself.
const clear = (native) => native.parentElement.closest(".picker")?.querySelector(".said")?.remove();

const complain = (line, sentence) => {
  line.setCustomValidity(sentence);
  line.title = sentence;
  if (sentence) line.setAttribute("aria-invalid", "true");
  else line.removeAttribute("aria-invalid");
  line.closest(".own").dataset.wrong = sentence;
};

// What was typed stays to be mended; what is sent is nothing.
function refuse(line, set, sentence) {
  const typed = line.value;
  set("");
  line.value = typed;
  line.dataset.typed = "";
  complain(line, sentence);
}

// `get()` and `set(text)` are of the native input: `YYYY-MM-DD`, or nothing.
function dayLine(native, own, { get, set, suffix }) {
  const locale = native.dataset.locale;
  const line = make("input", { type: "text", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-haspopup": "dialog" });
  takeOver(native, line, "day", suffix);
  line.placeholder = native.dataset.placeholder || "Choose a day";
  const box = make("div", { role: "dialog", id: `${line.id}-box`, "aria-label": "Choose a day", class: "calendar" });
  own.append(line);
  const pop = popup(own, line, box);
  const show = () => { line.value = writeDay(get(), locale); complain(line, ""); delete line.dataset.typed; };
  const take = (iso) => { set(iso); show(); pop.close(); line.focus(); };
  const open = (isInside) => { calendar(box, get() || native.dataset.today, { locale, today: native.dataset.today, take, isInside, hasValue: Boolean(get()) }); pop.open(); if (isInside) box.querySelector("[tabindex='0']").focus(); };
  // Returns whether what stands in the line is a day, or nothing.
  const commit = () => {
    if (line.dataset.typed === undefined) return true;
    const iso = line.value.trim() ? readDay(line.value, locale, native.dataset.today) : "";
    if (iso === null) {
      refuse(line, set, `Write a day, for example ${writeDay(native.dataset.today, locale)}.`);
      return false;
    }
    set(iso);
    show();
    return true;
  };
  line.addEventListener("click", () => open(false));
  line.addEventListener("input", () => { line.dataset.typed = ""; pop.close(); });
  line.addEventListener("change", commit);
  line.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !commit()) event.preventDefault();
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    if (commit()) open(true);
  });
  return show;
}

function timeLine(native, own, { get, set, suffix }) {
  const locale = native.dataset.locale;
  const times = Array.from({ length: (24 * 60) / STEP_MIN }, (_, number) => {
    const minutes = number * STEP_MIN;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  });
  const wrap = make("div", { class: "own-clock" });
  own.append(wrap);
  const near = (typed) => {
    const read = readTime(typed);
    const found = times.filter((iso) => writeTime(iso, locale).toLowerCase().startsWith(typed.trim().toLowerCase()));
    return read && !found.includes(read) ? [read, ...found] : found;
  };
  const commit = () => {
    const iso = line.value.trim() ? readTime(line.value) : "";
    if (iso === null) {
      return refuse(line, set, `Write a time, for example ${writeTime("15:30", locale)}.`);
    }
    set(iso);
    show();
  };
  const { line } = combo(native, wrap, "clock", {
    suffix,
    options: (typed) => ({ entries: (typed ? near(typed) : times).map((iso) => ({ value: iso, label: writeTime(iso, locale), isChosen: iso === get() })), note: " " }),
    take: (entry) => { set(entry.value); show(); },
    onClose: () => { if (line.value !== writeTime(get(), locale)) commit(); },
  });
  const show = () => { line.value = writeTime(get(), locale); complain(line, ""); };
  line.placeholder = native.dataset.placeholder || writeTime("15:30", locale);
  line.addEventListener("change", () => { if (line.dataset.typed !== undefined) commit(); });
  return show;
}

const write = (native, value) => {
  if (native.value === value) return;
  native.value = value;
  tell(native);
};

export function day(native) {
  const own = overlay(native, "own-day");
  const show = dayLine(native, own, { get: () => native.value, set: (iso) => write(native, iso) });
  native.addEventListener("change", show);
  clear(native);
  show();
}

export function time(native) {
  const own = overlay(native, "own-time");
  const show = timeLine(native, own, { get: () => native.value.slice(0, 5), set: (iso) => write(native, iso) });
  native.addEventListener("change", show);
  clear(native);
  show();
}

export function moment(native) {
  const own = overlay(native, "own-moment");
  const part = (number) => native.value.split("T")[number]?.slice(0, 5 + (number ? 0 : 5)) || "";
  const both = (date, at) => write(native, date && at ? `${date}T${at}` : "");
  const days = dayLine(native, own, { suffix: "day", get: () => part(0), set: (iso) => both(iso, iso && (part(1) || MORNING)) });
  const times = timeLine(native, own, { suffix: "time", get: () => part(1), set: (iso) => both(iso && (part(0) || native.dataset.today), iso) });
  const show = () => { days(); times(); };
  native.addEventListener("change", show);
  clear(native);
  show();
}
