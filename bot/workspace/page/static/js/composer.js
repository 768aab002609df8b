// The lines in which one writes: Enter sends, what is not sent stays, what was sent comes back with ↑.
import { close, takesKey, update } from "./chat/complete.js";
import { draft, isWalking, keepDraft, remember, walk } from "./chat/memory.js";
import { closeDrawer } from "./chat/panes.js";
import { send } from "./send.js";

const LINES_SHOWN = 6;
const PLACEHOLDER = /<[^<>]+>/;

const main = document.getElementById("composer");
const isLine = (element) => element?.matches?.("form.composer textarea");

function grow(line) {
  line.rows = Math.min(LINES_SHOWN, line.value.split("\n").length);
}

// Above the line of a command: what can be typed, of a known verb just that.
function hint(line) {
  const shown = line.form.querySelector("[id=hint]");
  if (!shown) return;
  shown.hidden = !line.value.startsWith("/");
  const commands = JSON.parse(line.form.dataset.completions)["/"];
  const typed = `${line.value.split(/\s+/).slice(0, 2).join(" ").toLowerCase()} `;
  const meant = commands.findLast((each) => typed.startsWith(`${each.text} `)) || commands[0];
  shown.textContent = `${meant.text} ${meant.about}`;
}

function written(line) {
  grow(line);
  hint(line);
  keepDraft(line);
}

// Puts a text into the composer, its first <placeholder> selected, ready to be typed over.
export function fill(text) {
  if (!main) return;
  closeDrawer();
  main.value = text;
  written(main);
  close();
  main.focus();
  const hole = text.match(PLACEHOLDER);
  if (hole) main.setSelectionRange(hole.index, hole.index + hole[0].length);
  else main.setSelectionRange(text.length, text.length);
}

async function submit(event) {
  const form = event.target;
  const line = form.elements.text;
  event.preventDefault();
  const typed = line.value;
  if (!typed.trim()) return;
  const name = line.id;
  const sending = send(form, event.submitter);
  line.value = "";
  if (form.elements.broadcast) form.elements.broadcast.checked = false;
  close();
  written(line);
  remember(typed);
  const arrived = await sending;
  const now = document.getElementById(name);
  if (!arrived && now && !now.value) {
    now.value = typed;
    written(now);
  }
  if (now && [document.body, event.submitter].includes(document.activeElement)) now.focus();
}

function pressed(event) {
  const line = event.target;
  if (!isLine(line) || event.isComposing) return;
  if (takesKey(event)) return event.preventDefault();
  const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
  if (event.key === "Enter" && isPlain) {
    event.preventDefault();
    line.form.requestSubmit(line.form.querySelector("button.send"));
  } else if (["ArrowUp", "ArrowDown"].includes(event.key) && isPlain && isWalking(line)) {
    event.preventDefault();
    walk(line, event.key === "ArrowUp" ? 1 : -1);
    written(line);
  }
}

function restore(line) {
  if (!line.value && draft(line)) line.value = draft(line);
  grow(line);
  hint(line);
}

export function settle(region) {
  const line = region.id === "thread" && region.querySelector("#answer");
  if (line) restore(line);
}

export function listen() {
  document.addEventListener("submit", (event) => {
    // A shortcut stands beside the line and takes nothing from it.
    if (event.target.matches("form.composer") && event.submitter?.name !== "shortcut") submit(event);
  }, true);
  document.addEventListener("keydown", pressed);
  document.addEventListener("input", (event) => {
    if (!isLine(event.target)) return;
    written(event.target);
    update(event.target);
  });
  document.addEventListener("focusout", (event) => isLine(event.target) && close());
  if (!main) return;
  if (main.dataset.filled !== undefined) fill(main.value);
  else restore(main);
}
