// Copies the way to a message, as nobody's in particular; where that is forbidden, the link leads there.
import { say } from "../say.js";

async function copy(event) {
  const way = event.target.closest("a.copy");
  if (!way || !navigator.clipboard) return;
  event.preventDefault();
  const address = new URL(way.href);
  address.searchParams.delete("as");
  try {
    await navigator.clipboard.writeText(address.href);
    say("Link copied", "quiet");
  } catch {
    location.assign(way.href);
  }
}

export function listen() {
  document.addEventListener("click", copy);
}
