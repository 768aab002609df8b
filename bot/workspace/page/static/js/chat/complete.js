// Completes what is written: the command and its verbs, people, channels; a list above the line.
const TOKEN = /(?:^|\s)([@#][\w.-]*)$/;
const AT_MOST = 8;

const box = document.createElement("ul");
box.id = "choices";
box.setAttribute("role", "listbox");
box.setAttribute("aria-label", "Completions");
box.hidden = true;

let owner = null;
let choices = [];
let token = "";
let chosen = -1;

const isSame = (choice) => choice.text.toLowerCase() === token.toLowerCase();

// What stands before the caret and can be completed: a command at the start of the line, a name anywhere.
function tokenIn(line) {
  const before = line.value.slice(0, line.selectionStart);
  if (line.selectionStart !== line.selectionEnd) return "";
  const command = line.dataset.command;
  if (command && /^\/\S*( \S*)?$/.test(before)) return before;
  return before.match(TOKEN)?.[1] || "";
}

function fitting(line) {
  const all = JSON.parse(line.form.dataset.completions)[token[0]] || [];
  const start = token.toLowerCase();
  const byName = (choice) => token[0] === "@" && choice.about.toLowerCase().split(" ").some((word) => word.startsWith(start.slice(1)));
  return all.filter((choice) => choice.text.toLowerCase().startsWith(start) || byName(choice)).slice(0, token[0] === "/" ? all.length : AT_MOST);
}

function drawn(choice, index) {
  const row = document.createElement("li");
  row.id = `choice-${index}`;
  row.setAttribute("role", "option");
  const name = document.createElement("b");
  name.textContent = choice.text;
  const about = document.createElement("small");
  about.textContent = choice.about;
  row.append(name, about);
  row.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(index);
  });
  return row;
}

function choose(index) {
  chosen = index;
  [...box.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
  box.children[chosen]?.scrollIntoView({ block: "nearest" });
  if (chosen < 0) owner.removeAttribute("aria-activedescendant");
  else owner.setAttribute("aria-activedescendant", `choice-${chosen}`);
}

export function close() {
  if (!owner) return;
  owner.removeAttribute("aria-activedescendant");
  owner.removeAttribute("aria-controls");
  box.hidden = true;
  box.remove();
  owner = null;
}

export function update(line) {
  token = tokenIn(line);
  choices = token ? fitting(line) : [];
  if (!choices.length || (choices.length === 1 && isSame(choices[0]))) return close();
  owner = line;
  box.replaceChildren(...choices.map(drawn));
  line.form.append(box);
  box.hidden = false;
  line.setAttribute("aria-controls", box.id);
  // What is written whole is sent by Enter; what is not, completed.
  choose(token.endsWith(" ") || choices.some(isSame) ? -1 : 0);
}

function take(index) {
  const line = owner;
  const end = line.selectionStart;
  line.setRangeText(`${choices[index].text} `, end - token.length, end, "end");
  line.dispatchEvent(new Event("input", { bubbles: true }));
}

const step = (by) => choose((chosen + by + (chosen < 0 && by < 0 ? 1 : 0) + choices.length) % choices.length);

const KEYS = {
  ArrowDown: () => (step(1), true),
  ArrowUp: () => (step(-1), true),
  Escape: () => (close(), true),
  Enter: () => chosen >= 0 && (take(chosen), true),
  Tab: () => (take(Math.max(chosen, 0)), true),
};

// Returns whether the key was meant for the list.
export const takesKey = (event) => owner === event.target && !event.shiftKey && !event.altKey && Object.hasOwn(KEYS, event.key) && KEYS[event.key]();
