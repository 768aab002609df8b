// An overflow menu by mouse and keyboard: www.w3.org/WAI/ARIA/apg/patterns/menu-button
import { lay } from "./own.js";

document.addEventListener("pointerdown", (event) => {
  for (const details of document.querySelectorAll("details.overflow[open]")) {
    if (!details.contains(event.target)) details.open = false;
  }
});

export function menu(details) {
  const [summary, box] = details.children;
  const entries = [...box.children];
  if (box.getAttribute("role") === "menu") return;
  box.setAttribute("role", "menu");
  summary.setAttribute("role", "button");
  summary.setAttribute("aria-haspopup", "menu");
  summary.setAttribute("aria-expanded", String(details.open));
  for (const entry of entries) {
    entry.setAttribute("role", "menuitem");
    entry.tabIndex = -1;
  }
  const close = () => {
    details.open = false;
    summary.focus();
  };
  const step = (by) => entries[(entries.indexOf(document.activeElement) + by + entries.length) % entries.length].focus();
  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => entries[0].focus(),
    End: () => entries.at(-1).focus(),
    Escape: close,
  };
  details.addEventListener("toggle", () => {
    summary.setAttribute("aria-expanded", String(details.open));
    if (!details.open) return;
    lay(box, details);
    if (!box.contains(document.activeElement)) entries[0].focus({ preventScroll: true });
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Tab") details.open = false;
    if (!details.open && event.key === "ArrowDown") {
      event.preventDefault();
      details.open = true;
    } else if (details.open && KEYS[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      KEYS[event.key]();
    }
  });
  box.addEventListener("click", close);
}
