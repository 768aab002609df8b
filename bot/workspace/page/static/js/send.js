// Sends forms and presses in the background; a press that needs a second thought is asked about first.
import { asked } from "./dialog.js";
import { say } from "./say.js";
import { changed } from "./swap.js";

const NOBODY = "The workspace does not answer. Nothing was sent.";
const TOO_LONG = 413;

// What an answer that is no success says; it need not be one of the page's own.
async function reason(answer) {
  if (answer.status === TOO_LONG) return "That is too long to be sent.";
  const text = await answer.text();
  try {
    return JSON.parse(text).error;
  } catch {
    return `The workspace did not take that: ${text.slice(0, 200) || answer.status}`;
  }
}

// Returns whether it arrived.
export async function send(form, submitter, more = {}) {
  const fields = new URLSearchParams(new FormData(form, submitter || undefined));
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  const action = more.press ? "/press" : submitter?.getAttribute("formaction") || form.getAttribute("action");
  submitter?.setAttribute("aria-busy", "true");
  let arrived = false;
  try {
    const answer = await fetch(action, { method: "POST", body: fields, headers: { "x-page": "1" } });
    arrived = answer.ok;
    if (!arrived) say(await reason(answer));
  } catch {
    say(NOBODY);
  } finally {
    submitter?.removeAttribute("aria-busy");
  }
  await changed();
  return arrived;
}

async function press(element, form, submitter, more) {
  if (element.dataset.confirm) {
    if (!(await asked(element.dataset.confirm))) return;
    more = { ...more, confirmed: "1" };
  }
  await send(form, submitter, more);
}

export function listen() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    const submitter = event.submitter;
    if (submitter?.name === "press") await press(submitter, form, submitter);
    else await send(form, submitter);
  });
  // A field that tells the app at once.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset.press && field.form) press(field, field.form, null, { press: field.dataset.press });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-link-press]");
    if (link) send(link.closest("form"), null, { press: link.dataset.linkPress, confirmed: "1" });
  });
}
