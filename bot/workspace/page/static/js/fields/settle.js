// Draws handier controls over native inputs. The native input stays the truth: it is what is sent,
// what survives a swap, and what is there without JavaScript.
import { day, moment, time } from "./moments.js";
import { menu } from "./menu.js";
import { one, several } from "./choices.js";

const DRAWERS = { one, several, date: day, time, "datetime-local": moment };

export function settle(region) {
  for (const native of region.querySelectorAll("[data-own]")) {
    if (native.dataset.drawn !== undefined) continue;
    native.dataset.drawn = "";
    DRAWERS[native.dataset.own](native);
  }
  for (const details of region.querySelectorAll("details.overflow")) menu(details);
  if (region.id !== "dialog") refocus();
}

// The control in which one is, and where in it: a swap takes it away, its like takes its place.
let last = null;

const partOf = (element) => {
  const own = element.closest?.("[data-for]");
  return own ? { element, of: own.dataset.for, part: element.dataset.part || "" } : null;
};

export function listen() {
  document.addEventListener("focusin", (event) => {
    const isGone = last && !last.element.isConnected;
    last = partOf(event.target) || (isGone ? last : null);
  });
  // What is under way is not done twice; what was done may be.
  const stopBusy = (event) => {
    const asked = event.type === "submit" ? event.submitter : event.target.closest?.("button");
    if (asked?.getAttribute("aria-busy") !== "true") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("click", stopBusy, true);
  document.addEventListener("submit", stopBusy, true);
}

// Returns whether the focus is back where it was.
export function refocus() {
  if (!last || last.element.isConnected) return false;
  const was = last;
  last = null;
  const part = document.querySelector(`[data-for="${was.of}"] [data-part="${was.part}"]`);
  if (!part) return false;
  part.focus({ preventScroll: true });
  if (part.tagName === "INPUT" && was.element.dataset.typed !== undefined) {
    part.value = was.element.value;
    part.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
}

// Where the focus of a field goes: to what is drawn over it, if something is.
export const stopOf = (native) => {
  const field = native.matches("[data-own]") ? native : native.closest("[data-own]") || native;
  return document.querySelector(`[data-for="${field.id}"] [data-part]`) || native;
};
