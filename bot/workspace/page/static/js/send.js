// Sends forms and presses in the background; a press that needs a second thought is asked about first.
import { asked } from "./dialog.js";
import { say } from "./say.js";
import { changed } from "./swap.js";

export async function send(form, submitter, more = {}) {
  const fields = new URLSearchParams(new FormData(form, submitter || undefined));
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  const action = more.press ? "/press" : submitter?.getAttribute("formaction") || form.getAttribute("action");
  submitter?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(action, { method: "POST", body: fields, headers: { "x-page": "1" } });
    if (!answer.ok) say((await answer.json()).error);
  } catch {
    say("The workspace does not answer.");
  } finally {
    submitter?.removeAttribute("aria-busy");
  }
  await changed();
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
    if (form.closest("details.reply")) form.reset();
  });
  // A field that tells the app at once.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.id === "as") {
      field.form.submit();
      return;
    }
    if (field.dataset.press && field.form) press(field, field.form, null, { press: field.dataset.press });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-link-press]");
    if (link) send(link.closest("form"), null, { press: link.dataset.linkPress, confirmed: "1" });
  });
}
