// What came elsewhere and concerns the person: each shown once, for a moment, as the way to it.
const SHOWN_MS = 8000;
const AT_MOST = 3;

const known = new Set();
const shelf = document.createElement("div");
shelf.id = "toasts";
shelf.setAttribute("role", "status");
shelf.setAttribute("aria-live", "polite");
document.querySelector("main").append(shelf);

function show(notice) {
  const card = notice.cloneNode(true);
  shelf.append(card);
  while (shelf.children.length > AT_MOST) shelf.firstElementChild.remove();
  const leave = () => (card.matches(":hover, :focus") ? setTimeout(leave, SHOWN_MS) : card.remove());
  setTimeout(leave, SHOWN_MS);
}

// What the page came with is no news; what stands there at the first swap may be.
let isThere = false;

export function settle(region) {
  if (region.id !== "notices") return;
  for (const notice of region.querySelectorAll("a.news")) {
    if (isThere && !known.has(notice.dataset.ts)) show(notice);
    known.add(notice.dataset.ts);
  }
  isThere = true;
}
