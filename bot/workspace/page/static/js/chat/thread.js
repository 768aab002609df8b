// Opens and closes a thread beside the chat; its address stands in the browser's, so a reload keeps it.
import { changed, place } from "../swap.js";

let goesIn = false;
let opener = "";

const fromAddress = () => new URLSearchParams(location.search).get("thread") || "";

const addressOf = (thread) => {
  const query = new URLSearchParams({ as: place.as, channel: place.channel });
  if (thread) query.set("thread", thread);
  return `/?${query}`;
};

const focusOpener = () => {
  const ways = [...document.querySelectorAll("#conversation a.open-thread")];
  const way = ways.findLast((each) => new URL(each.href).searchParams.get("thread") === opener);
  (way || document.getElementById("composer"))?.focus();
};

function show(thread) {
  goesIn = Boolean(thread);
  if (!thread) opener = place.thread;
  place.thread = thread;
  return changed();
}

export const isOpen = () => Boolean(place.thread);

export async function close() {
  const hadFocus = document.getElementById("thread").contains(document.activeElement);
  history.pushState(null, "", addressOf(""));
  await show("");
  if (hadFocus || document.activeElement === document.body) focusOpener();
}

export function settle(region) {
  if (region.id !== "thread" || !goesIn) return;
  goesIn = false;
  document.getElementById("answer")?.focus();
}

export function listen() {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const way = event.target.closest("a.open-thread, a.close-thread");
    if (!way) return;
    event.preventDefault();
    if (way.classList.contains("close-thread")) return close();
    history.pushState(null, "", way.href);
    const asked = fromAddress();
    // It is open already: one goes there.
    if (asked === place.thread) document.getElementById("answer")?.focus();
    else show(asked);
  });
  addEventListener("popstate", () => {
    if (fromAddress() !== place.thread) show(fromAddress());
  });
}
