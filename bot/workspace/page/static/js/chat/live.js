// The stream of changes: told of each, and quiet words while it is away.
const QUIET_MS = 400;
const AGAIN_MS = 1000;

const bar = document.createElement("p");
bar.id = "away";
bar.setAttribute("role", "status");
bar.textContent = "Reconnecting…";
bar.hidden = true;

let waiting = 0;

function lost(stream, changed) {
  waiting ||= setTimeout(() => (bar.hidden = false), QUIET_MS);
  // An answer that is no stream ends it for good; anything else the browser tries again.
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(changed), AGAIN_MS);
}

function back() {
  clearTimeout(waiting);
  waiting = 0;
  bar.hidden = true;
}

export function listen(changed) {
  document.body.append(bar);
  const stream = new EventSource("/changes");
  stream.onmessage = () => {
    back();
    changed();
  };
  stream.onerror = () => lost(stream, changed);
  // A page that is left must not tell of the stream that it loses.
  addEventListener("pagehide", () => stream.close(), { once: true });
  addEventListener("pageshow", (event) => event.persisted && listen(changed), { once: true });
}
