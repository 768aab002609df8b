// What all drawn controls share: their place beside the native input, their names, their popup.
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};

// Stands where the native input was; that one goes behind it, for scripts and forms alone.
export function overlay(native, name, ...children) {
  const own = make("div", { class: `own ${name}`, "data-for": native.id }, ...children);
  native.before(own);
  own.append(native);
  native.classList.add("behind");
  native.tabIndex = -1;
  native.setAttribute("aria-hidden", "true");
  for (const inner of native.querySelectorAll("input")) inner.tabIndex = -1;
  native.addEventListener("focus", () => own.querySelector("[data-part]").focus());
  return own;
}

// The control is called, described and wrong as the native input is.
export function takeOver(native, control, part, suffix = "") {
  const label = document.getElementById(`${native.id}-label`);
  control.id = `${native.id}-${part}`;
  control.dataset.part = part;
  native.dataset.called ??= label?.firstChild.textContent.trim() || native.getAttribute("aria-label") || "";
  if (label) {
    if (suffix) control.setAttribute("aria-label", `${native.dataset.called}: ${suffix}`);
    else control.setAttribute("aria-labelledby", label.id);
    if (label.tagName === "LABEL" && label.htmlFor === native.id) label.htmlFor = control.id;
    else label.addEventListener("click", () => control.focus());
  } else {
    control.setAttribute("aria-label", `${native.dataset.called}${suffix && `: ${suffix}`}`);
  }
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (native.hasAttribute(name)) control.setAttribute(name, native.getAttribute(name));
  }
  for (const name of ["aria-labelledby", "aria-label"]) native.removeAttribute(name);
}

// Says to whoever listens to the native input that it changed.
export function tell(native) {
  for (const kind of ["input", "change"]) native.dispatchEvent(new Event(kind, { bubbles: true }));
}

// Lays a box below what it belongs to, or above it where there is no room below.
export function lay(box, owner) {
  box.classList.remove("up");
  const frame = box.closest(".messages, .fields-of-form, .home, #conversation") || document.documentElement;
  const [inside, around] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
  const above = owner.getBoundingClientRect().top - Math.max(around.top, 0);
  if (inside.bottom > Math.min(around.bottom, innerHeight) && above > inside.height) box.classList.add("up");
  else box.scrollIntoView({ block: "nearest" });
}

// A box below a control; one is open at a time, a press elsewhere closes it.
let open = null;

document.addEventListener("pointerdown", (event) => {
  if (open && !open.own.contains(event.target)) open.close();
});

export function popup(own, control, box, { onClose = () => {} } = {}) {
  box.classList.add("popup");
  box.hidden = true;
  own.append(box);
  control.setAttribute("aria-expanded", "false");
  control.setAttribute("aria-controls", box.id);
  const self = {
    own,
    get isOpen() {
      return !box.hidden;
    },
    open() {
      if (self.isOpen) return;
      open?.close();
      open = self;
      box.hidden = false;
      control.setAttribute("aria-expanded", "true");
      lay(box, own);
    },
    close() {
      if (!self.isOpen) return;
      box.hidden = true;
      control.setAttribute("aria-expanded", "false");
      if (open === self) open = null;
      onClose();
    },
  };
  own.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !own.contains(event.relatedTarget)) self.close();
  });
  own.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !self.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    self.close();
    control.focus();
  });
  return self;
}
