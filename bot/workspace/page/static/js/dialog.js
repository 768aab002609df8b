// The form that stands open, as a real dialog, and the questions that are asked above everything.
import { forget, isTyped, keep, restore } from "./fields/keep.js";
import { make } from "./fields/own.js";
import { refocus, settle, stopOf } from "./fields/settle.js";
import { send } from "./send.js";
import { fieldsIn, keyOf } from "./typed.js";

const FIRST = ".fields-of-form :is(input:not([type=hidden]), select, textarea)";
const WRONG = "[aria-invalid=true]:not(.behind), .block:has(.error) :is(input:not([type=hidden]), select, textarea)";
const UNREAD = ".own[data-wrong]:not([data-wrong='']) [data-part]:not([title=''])[title]";
const STOPS = "a[href], button:not(:disabled), input:not([type=hidden], :disabled), select, textarea, summary";

// The forms that somebody sends or closes here; what was typed into others is not thrown away, nor
// what was typed since, or refused.
const left = new Set();

export function openDialog(region, isFirst, had) {
  if (region.id !== "dialog") return;
  const dialog = region.querySelector("dialog");
  const stack = dialog?.dataset.stack.split(" ") || [];
  if (dialog) arrange(dialog, isFirst, had);
  else if (had.dialog) document.getElementById("composer")?.focus();
  for (const lost of forget(stack)) {
    if (!left.delete(lost.view) && lost.words?.length) mourn(lost);
  }
}

function arrange(dialog, isFirst, had) {
  if (isFirst) restore(dialog);
  if (dialog.querySelector(".error")) left.delete(dialog.dataset.view);
  settle(dialog);
  dialog.removeAttribute("open");
  dialog.showModal();
  keep(dialog);
  if (had.focus !== null) {
    const stop = fieldsIn(dialog).find((field) => keyOf(field) === had.focus);
    if (stop) stopOf(stop).focus();
  } else if (!refocus() || dialog.querySelector(".error")) {
    const first = dialog.querySelector("[autofocus]") || dialog.querySelector(FIRST);
    const stop = dialog.querySelector(WRONG) || first;
    (stop ? stopOf(stop) : dialog.querySelector("footer button:last-child"))?.focus();
  }
  dialog.addEventListener("input", () => left.delete(dialog.dataset.view));
  for (const kind of ["input", "change"]) dialog.addEventListener(kind, () => keep(dialog));
  dialog.addEventListener("keydown", (event) => trap(dialog, event));
  dialog.addEventListener("submit", (event) => {
    // What is no day or time would be sent as nothing.
    const unread = dialog.querySelector(UNREAD);
    if (unread && event.submitter?.matches(".submit, .first")) {
      event.preventDefault();
      unread.focus();
    } else left.add(dialog.dataset.view);
  });
  dialog.addEventListener("cancel", async (event) => {
    event.preventDefault();
    if (event.target !== dialog) return;
    if (isTyped(dialog) && !(await asked(DISCARD))) return;
    left.add(dialog.dataset.view);
    send(dialog.querySelector("form"), dialog.querySelector("button.close"));
  });
}

// The Tab key goes round inside the form.
function trap(dialog, event) {
  if (event.key !== "Tab" || event.defaultPrevented) return;
  const stops = [...dialog.querySelectorAll(STOPS)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
  const [here, there] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== here && dialog.contains(document.activeElement)) return;
  event.preventDefault();
  there?.focus();
}

// The Escape key is pressed by accident; the button is not.
const DISCARD = JSON.stringify({ title: "Discard what you typed?", text: "This form was not sent.", confirm: "Discard", deny: "Keep editing", style: "danger" });

function question(title, inside, buttons) {
  const footer = make("footer", {}, ...buttons);
  const form = make("form", { method: "dialog" }, make("h2", {}, title), ...inside, footer);
  const dialog = make("dialog", { class: "confirm", "aria-label": title }, form);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener("keydown", (event) => trap(dialog, event));
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      done(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

export function asked(text) {
  const words = JSON.parse(text);
  const primary = `button primary${words.style === "danger" ? " danger" : ""}`;
  return question(words.title, [make("p", {}, words.text)], [
    make("button", { value: "", class: "button deny" }, words.deny),
    make("button", { value: "yes", class: primary }, words.confirm),
  ]);
}

// A form that was closed elsewhere: nothing can be sent, but nothing that was typed is lost.
function mourn({ title, words }) {
  const rows = words.flatMap(([label, text]) => [make("dt", {}, label), make("dd", {}, text)]);
  const why = make("p", {}, `“${title}” was closed elsewhere, so it cannot be sent from here. This is what you had typed:`);
  question("That form is closed", [why, make("dl", { class: "typed", tabindex: "0" }, ...rows)], [make("button", { value: "", class: "button primary" }, "Close")]);
}
