// The messages: one stays where one reads, goes along at the end, and arrives where a link leads.
import { place } from "./swap.js";

const KEPT = `at:${place.as}:${place.channel}`;
const lists = new Map();
// The message to which a link led; it stands out as long as the page stands.
let meant = "";

const pill = document.createElement("button");
pill.id = "newest";
pill.type = "button";
pill.textContent = "New messages ↓";
pill.hidden = true;

const listIn = (region) => region.querySelector(".messages");
const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 24;

function toTheEnd(list) {
  list.scrollTop = list.scrollHeight;
}

// A permalink leads to its message, a reload to where one was, anything else to the newest.
function arrive(list) {
  const message = location.hash && document.getElementById(location.hash.slice(1));
  if (message) return show(message);
  const kept = performance.getEntriesByType("navigation")[0]?.type === "reload" && JSON.parse(sessionStorage.getItem(KEPT) || "null");
  if (kept && list.closest("#conversation")) return stay(list, kept);
  toTheEnd(list);
}

function show(message) {
  document.getElementById(meant)?.classList.remove("meant");
  meant = message.id;
  message.scrollIntoView({ block: "center" });
  message.classList.add("meant");
}

function stay(list, was) {
  list.scrollTop = was.top;
  const anchor = was.anchor && document.getElementById(was.anchor);
  if (anchor && list.contains(anchor)) list.scrollTop += anchor.getBoundingClientRect().top - list.getBoundingClientRect().top - was.offset;
}

function where(list) {
  const top = list.getBoundingClientRect().top;
  const first = [...list.querySelectorAll("li.message")].find((each) => each.getBoundingClientRect().bottom > top);
  return { top: list.scrollTop, anchor: first?.id, offset: first ? first.getBoundingClientRect().top - top : 0 };
}

function follow(region, list) {
  if (lists.get(region)?.list === list) return;
  lists.get(region)?.watch.disconnect();
  let wasAtEnd = isAtEnd(list);
  const watch = new ResizeObserver(() => wasAtEnd && toTheEnd(list));
  watch.observe(list);
  lists.set(region, { list, watch });
  list.addEventListener("scroll", () => {
    wasAtEnd = isAtEnd(list);
    if (wasAtEnd && region.id === "conversation") pill.hidden = true;
  });
}

export function settle(region, isFirst, had) {
  if (region.id !== "conversation" && region.id !== "thread") return;
  const list = listIn(region);
  if (!list) return;
  const was = had.scrolled;
  const last = [...list.querySelectorAll("li.message")].at(-1);
  const isNew = was && last && last.dataset.ts > was.newest;
  if (!was) arrive(list);
  else if (was.isAtEnd || (isNew && last.dataset.mine !== undefined)) toTheEnd(list);
  else {
    stay(list, was);
    if (isNew && region.id === "conversation") pill.hidden = false;
  }
  if (meant) document.getElementById(meant)?.classList.add("meant");
  follow(region, list);
}

export function listen() {
  document.getElementById("conversation").after(pill);
  pill.addEventListener("click", () => {
    toTheEnd(listIn(document.getElementById("conversation")));
    pill.hidden = true;
    document.getElementById("composer")?.focus();
  });
  addEventListener("hashchange", () => {
    const message = document.getElementById(location.hash.slice(1));
    if (message) show(message);
  });
  addEventListener("pagehide", () => {
    const list = listIn(document.getElementById("conversation"));
    if (list && !isAtEnd(list)) sessionStorage.setItem(KEPT, JSON.stringify(where(list)));
    else sessionStorage.removeItem(KEPT);
  });
}
