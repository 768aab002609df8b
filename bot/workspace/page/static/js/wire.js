// The other side of the wire: its clock goes on while nothing happens.
import { changed } from "./swap.js";

const CLOCK_EVERY_MS = 5000;

export function listen() {
  setInterval(() => {
    if (document.querySelector("#wire time") && !document.hidden) changed();
  }, CLOCK_EVERY_MS);
}
