// The line in which one writes.
import { send } from "./send.js";

const line = document.getElementById("composer");

function hint() {
  document.getElementById("hint").hidden = !line.value.startsWith("/");
}

async function submit(event) {
  event.preventDefault();
  const typed = line.value;
  if (!typed.trim()) return;
  const sending = send(event.target, event.submitter);
  line.value = "";
  hint();
  await sending;
  if ([document.body, event.submitter].includes(document.activeElement)) line.focus();
}

export function listen() {
  if (!line) return;
  line.addEventListener("input", hint);
  line.form.addEventListener("submit", submit);
}
