// What stands beside the chat: drawers on a narrow screen, the backstage that folds, the theme.
const root = document.documentElement;
const wide = matchMedia("(min-width: 1100px)");
const phone = matchMedia("(max-width: 699px)");

const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser may forbid to keep anything; then it holds until the next page.
  }
};

const isShown = (name) => (name === "backstage" && wide.matches ? root.dataset.backstage === "open" : root.dataset.drawer === name);

// The ways to the panes are links without script; with it they are buttons that say how it stands.
function label() {
  for (const name of ["side", "backstage"]) {
    const way = document.getElementById(`open-${name}`);
    way.setAttribute("role", "button");
    way.setAttribute("aria-controls", name);
    way.setAttribute("aria-expanded", String(isShown(name)));
  }
  for (const button of document.querySelectorAll(".themes button")) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === root.dataset.theme));
  }
}

function openDrawer(name) {
  root.dataset.drawer = name;
  document.querySelector("main").inert = true;
  document.querySelector(`#${name} .close-drawer`).focus();
  label();
}

export function closeDrawer() {
  const name = root.dataset.drawer;
  if (!name) return false;
  delete root.dataset.drawer;
  document.querySelector("main").inert = false;
  label();
  document.getElementById(`open-${name}`)?.focus();
  return true;
}

function toggle(name) {
  if (name === "backstage" && wide.matches) {
    root.dataset.backstage = isShown(name) ? "folded" : "open";
    keep("backstage", root.dataset.backstage);
    return label();
  }
  if (root.dataset.drawer === name) closeDrawer();
  else openDrawer(name);
}

export function closeWho() {
  const who = document.querySelector("details.who[open]");
  if (!who) return false;
  const hadFocus = who.contains(document.activeElement);
  who.open = false;
  if (hadFocus) who.querySelector("summary").focus();
  return true;
}

function clicked(event) {
  const way = event.target.closest("#open-side, #open-backstage, a.close-drawer");
  if (way) {
    event.preventDefault();
    return way.classList.contains("close-drawer") ? closeDrawer() : toggle(way.id.replace("open-", ""));
  }
  const theme = event.target.closest(".themes button")?.dataset.theme;
  if (theme) {
    root.dataset.theme = theme;
    keep("theme", theme);
    return label();
  }
  if (!event.target.closest("details.who")) closeWho();
  const drawer = root.dataset.drawer;
  if (drawer && event.target.isConnected && !event.target.closest(`#${drawer}, dialog, .toast, #toasts`)) closeDrawer();
}

export function settle(region) {
  if (region.id === "top") label();
}

export function listen() {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.getAttribute?.("role") !== "button" || event.target.tagName !== "A") return;
    event.preventDefault();
    event.target.click();
  });
  for (const width of [wide, phone]) width.addEventListener("change", () => closeDrawer() || label());
}
