// Says one sentence above everything, for a moment.
const SHOWN_MS = 6000;

export function say(sentence, kind = "trouble") {
  const toast = document.createElement("p");
  toast.className = `toast ${kind}`;
  toast.setAttribute("role", kind === "trouble" ? "alert" : "status");
  toast.textContent = sentence;
  (document.querySelector("dialog:modal") || document.body).append(toast);
  setTimeout(() => toast.remove(), SHOWN_MS);
}
