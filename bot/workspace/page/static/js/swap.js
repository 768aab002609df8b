// Swaps the parts of the page that changed; what was typed, opened, scrolled or had the focus stays.
import { listen } from "./chat/live.js";
import { begin, put } from "./patch.js";
import { fieldsIn, keyOf, ownerOf, typedIn, writeBack } from "./typed.js";

export const REGIONS = ["sidebar", "top", "wire", "refusals", "conversation", "thread", "dialog", "notices"];
export const place = document.body.dataset;
const shown = new Map();
const listeners = [];

// `listener(region, isFirst, had)` is told after a part was swapped, and once for each part at the start.
export const onSwap = (listener) => listeners.push(listener);

// What can have the focus, in the order of the page.
const stopsIn = (region) => [...region.querySelectorAll("input[name], textarea[name], select[name], button, summary, a[href], .messages")];

// An app that changes its message gives the blocks new ids; the action keeps its own.
const isLike = (field, was) => was && was.action && field.dataset.action === was.action && ownerOf(field) === was.of;

// A list that scrolls: how far from its end, and the first message in sight with where it stands.
function scrolledIn(region) {
  const list = region.querySelector(".messages");
  if (!list) return null;
  const top = list.getBoundingClientRect().top;
  const first = [...list.querySelectorAll("li.message")].find((each) => each.getBoundingClientRect().bottom > top);
  return {
    top: list.scrollTop,
    isAtEnd: list.scrollHeight - list.scrollTop - list.clientHeight < 24,
    anchor: first?.id,
    offset: first ? first.getBoundingClientRect().top - top : 0,
    newest: [...list.querySelectorAll("li.message")].at(-1)?.dataset.ts || "",
  };
}

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
  const caret = active && active.selectionStart !== undefined ? [active.selectionStart, active.selectionEnd] : null;
  const opened = new Set([...region.querySelectorAll("details[open][id]")].map((d) => d.id));
  const had = { dialog: region.querySelector("dialog") !== null, focus, scrolled: scrolledIn(region) };
  put(region, markup);
  writeBack(region, typed);
  for (const name of opened) document.getElementById(name)?.setAttribute("open", "");
  const stop = stops(region).find((each) => keyOf(each) === focus) || stops(region).find((each) => isLike(each, was));
  if (focus !== null && !active.isConnected) (stop || document.getElementById("composer"))?.focus({ preventScroll: true });
  if (stop && stop !== active && caret && caret[0] !== null && stop.setSelectionRange && /^(text|textarea)$/.test(stop.type)) stop.setSelectionRange(...caret);
  for (const listener of listeners) listener(region, isFirst, had);
}

async function refresh() {
  const asked = place.thread;
  const query = new URLSearchParams({ as: place.as, channel: place.channel });
  if (asked) query.set("thread", asked);
  const answer = await fetch(`/fragments?${query}`);
  if (asked !== place.thread) {
    again = true;
    return;
  }
  if (!answer.ok) {
    // What is gone with a restart of the workspace is a thread; people and channels come back.
    if (asked) leaveThread();
    return;
  }
  const parts = await answer.json();
  for (const id of REGIONS) swap(id, parts[id]);
  document.title = parts.title;
}

function leaveThread() {
  place.thread = "";
  again = true;
}

// What is composed of several keys, as Chinese is, is not disturbed.
let isComposing = false;

// One refresh at a time; a change during it asks for one more. The stream tells when nobody answers.
let running = false;
let again = false;
export async function changed() {
  if (running) again = true;
  if (running || isComposing) return;
  running = true;
  do {
    again = false;
    try {
      await refresh();
    } catch (trouble) {
      if (!(trouble instanceof TypeError)) throw trouble;
    }
  } while (again);
  running = false;
}

export function start() {
  document.addEventListener("compositionstart", () => (isComposing = true));
  document.addEventListener("compositionend", () => {
    isComposing = false;
    changed();
  });
  for (const id of REGIONS) {
    shown.set(id, null);
    begin(document.getElementById(id));
  }
  for (const id of REGIONS) {
    for (const listener of listeners) listener(document.getElementById(id), true, { dialog: false, focus: null, scrolled: null });
  }
  listen(changed);
}
