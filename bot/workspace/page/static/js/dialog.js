// The form that stands open, as a real dialog, and the question whether one is sure.
import { send } from "./send.js";
import { fieldsIn, keyOf } from "./typed.js";

const FIRST = ".fields-of-form :is(input:not([type=hidden]), select, textarea)";

export function openDialog(region, isFirst, had) {
  if (region.id !== "dialog") return;
  const dialog = region.querySelector("dialog");
  if (!dialog) {
    if (had.dialog) document.getElementById("composer")?.focus();
    return;
  }
  dialog.removeAttribute("open");
  dialog.showModal();
  if (had.focus === null) {
    const wrong = dialog.querySelector(".error")?.closest("[data-block]")?.querySelector("input:not([type=hidden]), select, textarea");
    const first = dialog.querySelector("[autofocus]") || dialog.querySelector(FIRST);
    (wrong || first || dialog.querySelector("footer button:last-child"))?.focus();
  } else {
    fieldsIn(dialog).find((field) => keyOf(field) === had.focus)?.focus();
  }
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    send(dialog.querySelector("form"), dialog.querySelector("button.close"));
  });
}

export function asked(text) {
  const words = JSON.parse(text);
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.innerHTML = '<form method="dialog"><h2></h2><p></p><footer><button value="" class="button deny"></button><button value="yes" class="button primary"></button></footer></form>';
  dialog.querySelector("h2").textContent = words.title;
  dialog.querySelector("p").textContent = words.text;
  dialog.querySelector(".deny").textContent = words.deny;
  dialog.querySelector(".primary").textContent = words.confirm;
  if (words.style === "danger") dialog.querySelector(".primary").classList.add("danger");
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      done(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}
