// What was typed into a form outlives a reload, a lost connection and the form itself.
import { typedIn, writeBack } from "../typed.js";

// Who acts here may have been somebody else a moment ago, with forms of their own.
const NAME = `form:${document.body.dataset.as}:`;
const MOST_SHOWN = 20;

// What was chosen of an app's own list, by the id of the field: no markup of the page has it yet.
export const picked = new Map();

const viewOf = (dialog) => dialog.dataset.view;

const read = (view) => JSON.parse(sessionStorage.getItem(NAME + view) || "null");

// The words of what was typed, with the label of each field, for who may want to copy them.
function words(dialog) {
  const said = [...dialog.querySelectorAll(".block.input")].map((block) => {
    const label = block.querySelector(".label")?.firstChild?.textContent.trim() || "";
    const chips = [...block.querySelectorAll(".chips li")].map((chip) => chip.childNodes[chip.childNodes.length - 2].textContent);
    const drawn = [...block.querySelectorAll(".own input:not(.behind, .behind *)")].map((line) => line.value).join(" ").trim();
    const control = block.querySelector(":is(textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])):not(.own *)");
    const ticked = [...block.querySelectorAll(".ticks:not(.behind) input:checked")].map((box) => box.parentElement.textContent.trim());
    const shown = control?.tagName === "SELECT" ? control.selectedOptions[0]?.textContent : control?.value;
    return [label, [...chips, ...ticked].join(", ") || drawn || shown || ""];
  });
  return said.filter(([, text]) => text).slice(0, MOST_SHOWN);
}

export const isTyped = (dialog) => typedIn(dialog).size > 0;

export function keep(dialog) {
  const typed = [...typedIn(dialog)];
  if (!typed.length && !read(viewOf(dialog))) return;
  const kept = { typed, title: dialog.querySelector("h2")?.textContent || "", words: words(dialog), picked: [...picked] };
  try {
    sessionStorage.setItem(NAME + viewOf(dialog), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: what is typed lives as long as the page.
  }
}

export function restore(dialog) {
  const kept = read(viewOf(dialog));
  if (!kept) return;
  for (const [id, entries] of kept.picked) picked.set(id, entries);
  writeBack(dialog, new Map(kept.typed));
}

// Forgets the forms that are no longer open, and returns what was typed into them.
export function forget(open) {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(NAME));
  const gone = names.map((name) => name.slice(NAME.length)).filter((view) => !open.includes(view));
  return gone.map((view) => {
    const kept = read(view);
    sessionStorage.removeItem(NAME + view);
    return { view, ...kept };
  });
}
