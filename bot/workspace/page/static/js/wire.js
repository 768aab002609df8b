// The other side of the wire: its clock goes on while nothing happens, and its parts stay folded as somebody left them.
import { fill } from "./composer.js";
import { changed } from "./swap.js";

const CLOCK_EVERY_MS = 5000;
const KEPT = "backstage";

const kept = () => JSON.parse(sessionStorage.getItem(KEPT) || "{}");

const keep = (part, stands) => sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), [part.id]: stands }));

// A summary that is clicked, with the mouse or a key, turns its part over right afterwards.
function turnedOver(summary) {
  const part = summary.parentElement;
  if (part.dataset.stands) keep(part, part.open ? "folded" : "open");
}

// A link to something inside a folded part unfolds it.
function unfold(link) {
  const part = document.getElementById(link.hash.slice(1))?.closest("details[data-stands]");
  if (!part) return;
  part.open = true;
  keep(part, "open");
}

export function settle(region) {
  if (region.id !== "wire") return;
  const wishes = kept();
  for (const part of region.querySelectorAll("details[data-stands]")) {
    part.open = (wishes[part.id] || part.dataset.stands) === "open";
  }
}

function onClick(event) {
  const summary = event.target.closest("#wire summary");
  if (summary) turnedOver(summary);
  const near = event.target.closest('#wire a[href^="#"]');
  if (near) unfold(near);
  const link = event.target.closest("a[data-fill]");
  if (!link || !document.getElementById("composer") || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  fill(link.dataset.fill);
}

export function listen() {
  document.addEventListener("click", onClick);
  setInterval(() => {
    if (document.querySelector("#wire time") && !document.hidden) changed();
  }, CLOCK_EVERY_MS);
}
