// The keys of the page, as the sidebar's foot lists them.
import { closeDrawer, closeWho } from "./panes.js";
import { close as closeThread, isOpen as isThreadOpen } from "./thread.js";

const FIELD = "input, textarea, select, [contenteditable]";
const PARTS = ["#sidebar nav a[aria-current]", "#conversation .messages, #conversation .home", "#composer", "#answer", "#wire :is(summary, button, a)"];

const isSeen = (element) => element.checkVisibility();

// From the part in which one is to the next that is there, round and round.
function nextPart(step) {
  const parts = PARTS.map((part) => [...document.querySelectorAll(part)].find(isSeen)).filter(Boolean);
  const homes = parts.map((part) => part.closest("#side, #conversation, form.composer, #thread, #wire"));
  const at = homes.findIndex((home) => home.contains(document.activeElement));
  parts[(at + step + parts.length) % parts.length].focus();
}

function walkChannels(step) {
  const ways = [...document.querySelectorAll("#sidebar > nav a")];
  const at = ways.findIndex((way) => way.getAttribute("aria-current"));
  location.assign(ways[(at + step + ways.length) % ways.length].href);
}

// A key that nobody took returns false.
const KEYS = {
  Escape: () => closeWho() || closeDrawer() || (isThreadOpen() && (closeThread(), true)),
  F6: (event) => (nextPart(event.shiftKey ? -1 : 1), true),
  ArrowUp: (event) => event.altKey && (walkChannels(-1), true),
  ArrowDown: (event) => event.altKey && (walkChannels(1), true),
  // The stroke itself is then typed there: it begins a command.
  "/": (event) => !event.target.closest(FIELD) && (document.getElementById("composer")?.focus(), false),
};

export function listen() {
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey;
    if (event.defaultPrevented || !plain || document.querySelector("dialog:modal")) return;
    if (Object.hasOwn(KEYS, event.key) && KEYS[event.key](event)) event.preventDefault();
  });
}
