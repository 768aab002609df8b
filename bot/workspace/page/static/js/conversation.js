// The messages: where one looks when the page opens, and when something new comes.
function toTheEnd() {
  const list = document.querySelector(".messages");
  if (list) list.scrollTop = list.scrollHeight;
}

// A permalink leads to its message, anything else to the newest.
function arrive() {
  const message = location.hash && document.getElementById(location.hash.slice(1));
  if (message) message.scrollIntoView();
  else toTheEnd();
}

export function scroll(region, isFirst) {
  if (region.id === "conversation") (isFirst ? arrive : toTheEnd)();
}
