// Swaps the parts of the page that changed; what was typed, opened or had the focus stays.
import { fieldsIn, keyOf, ownerOf, typedIn, writeBack } from "./typed.js";
import { say } from "./say.js";

export const REGIONS = ["sidebar", "wire", "conversation", "dialog", "refusals"];
export const place = document.body.dataset;
const shown = new Map();
const listeners = [];

// `listener(region, isFirst)` is told after a part was swapped, and once for each part at the start.
export const onSwap = (listener) => listeners.push(listener);

// What can have the focus, in the order of the page.
const stopsIn = (region) => [...region.querySelectorAll("input[name], textarea[name], select[name], button, summary")];

// An app that changes its message gives the blocks new ids; the action keeps its own.
const isLike = (field, was) => was && was.action && field.dataset.action === was.action && ownerOf(field) === was.of;

function swap(id, markup) {
  if (shown.get(id) === markup) return;
  const isFirst = shown.get(id) === null;
  shown.set(id, markup);
  const region = document.getElementById(id);
  const typed = typedIn(region);
  // In a form a press leads on, to what is wrong; elsewhere one stays where one was.
  const stops = id === "dialog" ? fieldsIn : stopsIn;
  const active = stops(region).find((each) => each === document.activeElement);
  const focus = active ? keyOf(active) : null;
  const was = active ? { of: ownerOf(active), action: active.dataset.action } : null;
  const caret = active && active.selectionStart !== undefined ? active.selectionStart : null;
  const opened = new Set([...region.querySelectorAll("details[open][id]")].map((d) => d.id));
  const had = { dialog: region.querySelector("dialog") !== null, focus };
  region.innerHTML = markup;
  writeBack(region, typed);
  const stop = stops(region).find((each) => keyOf(each) === focus) || stops(region).find((each) => isLike(each, was));
  if (focus !== null) (stop || document.getElementById("composer"))?.focus();
  if (stop && caret !== null && stop.setSelectionRange && /^(text|textarea)$/.test(stop.type)) stop.setSelectionRange(caret, caret);
  for (const name of opened) document.getElementById(name)?.setAttribute("open", "");
  for (const listener of listeners) listener(region, isFirst, had);
}

async function refresh() {
  const query = new URLSearchParams({ as: place.as, channel: place.channel });
  const answer = await fetch(`/fragments?${query}`);
  if (!answer.ok) return;
  const parts = await answer.json();
  for (const id of REGIONS) swap(id, parts[id]);
}

// One refresh at a time; a change during it asks for one more.
let running = false;
let again = false;
export async function changed() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  do {
    again = false;
    try {
      await refresh();
    } catch {
      say("The workspace does not answer.");
    }
  } while (again);
  running = false;
}

export function start() {
  for (const id of REGIONS) {
    shown.set(id, null);
    for (const listener of listeners) listener(document.getElementById(id), true, { dialog: false, focus: null });
  }
  new EventSource("/changes").onmessage = changed;
}
