// What this browser's tab remembers of what was written: drafts, and the lines that were sent.
import { place } from "../swap.js";

const LINES_KEPT = 50;

const read = (key, otherwise) => JSON.parse(sessionStorage.getItem(key) || "null") ?? otherwise;

const draftOf = (line) => `draft:${place.as}:${place.channel}:${line.form.elements.thread_ts?.value || ""}`;

export function keepDraft(line) {
  if (line.value) sessionStorage.setItem(draftOf(line), JSON.stringify(line.value));
  else sessionStorage.removeItem(draftOf(line));
}

export const draft = (line) => read(draftOf(line), "");

const sent = () => `typed:${place.as}`;

export function remember(text) {
  const lines = read(sent(), []).filter((line) => line !== text);
  sessionStorage.setItem(sent(), JSON.stringify([...lines, text].slice(-LINES_KEPT)));
}

// Steps back and forth through what was sent; nothing lies after the newest.
let back = 0;
let shown = "";

export const isWalking = (line) => line.value === "" || (back > 0 && line.value === shown);

export function walk(line, step) {
  const lines = read(sent(), []);
  if (line.value === "") back = 0;
  back = Math.min(Math.max(back + step, 0), lines.length);
  shown = back ? lines[lines.length - back] : "";
  line.value = shown;
}
