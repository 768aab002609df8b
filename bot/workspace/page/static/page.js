// Spares the reload: sends forms in the background and swaps the parts that changed.
"use strict";

const REGIONS = ["sidebar", "bar", "conversation", "dialog", "refusals"];
const CLOCK_EVERY_MS = 5000;
const shown = new Map();
const place = document.body.dataset;
document.body.classList.add("scripted");

// What somebody typed and the server does not know yet.
const ownerOf = (field) => {
  const owner = field.closest("[data-ts], [data-view]");
  return owner ? owner.dataset.ts || owner.dataset.view : "";
};

const keyOf = (field) => {
  const of = ownerOf(field);
  const isOneOfSeveral = ["radio", "checkbox"].includes(field.type) || field.tagName === "BUTTON";
  return `${of} ${field.name || field.tagName} ${isOneOfSeveral ? field.value : ""}`;
};

const isTouched = (field) => {
  if (field.type === "hidden") return false;
  if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return field.value !== field.defaultValue;
};

const read = (field) => ({
  value: field.value,
  checked: field.checked,
  chosen: field.tagName === "SELECT" ? [...field.selectedOptions].map((o) => o.value) : null,
});

const write = (field, typed) => {
  if (typed.chosen) {
    for (const option of field.options) option.selected = typed.chosen.includes(option.value);
  } else if (["radio", "checkbox"].includes(field.type)) {
    field.checked = typed.checked;
  } else {
    field.value = typed.value;
  }
};

// What can have the focus, in the order of the page.
const stopsIn = (region) => [...region.querySelectorAll("input[name], textarea[name], select[name], button, summary")];

// An app that changes its message gives the blocks new ids; the action keeps its own.
const isLike = (field, was) => was && was.action && field.dataset.action === was.action && ownerOf(field) === was.of;

const fieldsIn = (region) => [...region.querySelectorAll("input[name], textarea[name], select[name]")];

function swap(id, markup) {
  if (shown.get(id) === markup) return;
  const isFirst = shown.get(id) === null;
  shown.set(id, markup);
  const region = document.getElementById(id);
  const typed = new Map(fieldsIn(region).filter(isTouched).map((f) => [keyOf(f), read(f)]));
  // In a form a press leads on, to what is wrong; elsewhere one stays where one was.
  const stops = id === "dialog" ? fieldsIn : stopsIn;
  const active = stops(region).find((each) => each === document.activeElement);
  const focus = active ? keyOf(active) : null;
  const was = active ? { of: ownerOf(active), action: active.dataset.action } : null;
  const caret = active && active.selectionStart !== undefined ? active.selectionStart : null;
  const opened = new Set([...region.querySelectorAll("details.reply[open]")].map((d) => d.closest("[data-ts]").dataset.ts));
  const hadDialog = region.querySelector("dialog") !== null;
  region.innerHTML = markup;
  for (const field of fieldsIn(region)) {
    if (typed.has(keyOf(field))) write(field, typed.get(keyOf(field)));
  }
  const stop = stops(region).find((each) => keyOf(each) === focus) || stops(region).find((each) => isLike(each, was));
  if (focus !== null) (stop || document.getElementById("composer"))?.focus();
  if (stop && caret !== null && stop.setSelectionRange && /^(text|textarea)$/.test(stop.type)) stop.setSelectionRange(caret, caret);
  for (const ts of opened) region.querySelector(`[data-ts="${ts}"] details.reply`)?.setAttribute("open", "");
  if (id === "dialog" && (hadDialog || markup)) openDialog(region, focus);
  if (id === "conversation") (isFirst ? arrive : toTheEnd)();
}

function openDialog(region, focus) {
  const dialog = region.querySelector("dialog");
  if (!dialog) {
    document.getElementById("composer")?.focus();
    return;
  }
  dialog.removeAttribute("open");
  dialog.showModal();
  if (focus === null) {
    const wrong = dialog.querySelector(".error")?.closest("[data-block]")?.querySelector("input:not([type=hidden]), select, textarea");
    const first = dialog.querySelector("[autofocus]") || dialog.querySelector(".fields-of-form :is(input:not([type=hidden]), select, textarea)");
    (wrong || first || dialog.querySelector("footer button:last-child"))?.focus();
  } else {
    fieldsIn(dialog).find((field) => keyOf(field) === focus)?.focus();
  }
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    send(dialog.querySelector("form"), dialog.querySelector("button.close"));
  });
}

function toTheEnd() {
  const list = document.querySelector(".messages");
  if (list) list.scrollTop = list.scrollHeight;
}

// A permalink leads to its message, anything else to the newest.
function arrive() {
  const message = location.hash && document.getElementById(location.hash.slice(1));
  if (message) message.scrollIntoView();
  else toTheEnd();
}

async function refresh() {
  const query = new URLSearchParams({ as: place.as, channel: place.channel });
  const answer = await fetch(`/fragments?${query}`);
  if (!answer.ok) return;
  const parts = await answer.json();
  for (const id of REGIONS) swap(id, parts[id]);
}

// One refresh at a time; a change during it asks for one more.
let running = false;
let again = false;
async function changed() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  do {
    again = false;
    try {
      await refresh();
    } catch {
      say("The workspace does not answer.");
    }
  } while (again);
  running = false;
}

function say(sentence) {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "alert");
  toast.textContent = sentence;
  document.body.append(toast);
  setTimeout(() => toast.remove(), 6000);
}

async function send(form, submitter, more = {}) {
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

function confirmed(text) {
  const asked = JSON.parse(text);
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.innerHTML = '<form method="dialog"><h2></h2><p></p><footer><button value="" class="button deny"></button><button value="yes" class="button primary"></button></footer></form>';
  dialog.querySelector("h2").textContent = asked.title;
  dialog.querySelector("p").textContent = asked.text;
  dialog.querySelector(".deny").textContent = asked.deny;
  dialog.querySelector(".primary").textContent = asked.confirm;
  if (asked.style === "danger") dialog.querySelector(".primary").classList.add("danger");
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      done(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

async function press(element, form, submitter, more) {
  if (element.dataset.confirm) {
    if (!(await confirmed(element.dataset.confirm))) return;
    more = { ...more, confirmed: "1" };
  }
  await send(form, submitter, more);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const submitter = event.submitter;
  if (form.id === "composer-form") {
    const line = form.elements.text;
    const typed = line.value;
    if (!typed.trim()) return;
    const sending = send(form, submitter);
    line.value = "";
    hint();
    await sending;
    if ([document.body, submitter].includes(document.activeElement)) line.focus();
    return;
  }
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

const composer = document.getElementById("composer");
function hint() {
  document.getElementById("hint").hidden = !(composer && composer.value.startsWith("/"));
}
composer?.addEventListener("input", hint);

// The clock goes on while nothing happens.
setInterval(() => {
  if (document.querySelector("#bar time") && !document.hidden) changed();
}, CLOCK_EVERY_MS);

for (const id of REGIONS) shown.set(id, null);
openDialog(document.getElementById("dialog"), null);
arrive();
new EventSource("/changes").onmessage = changed;
