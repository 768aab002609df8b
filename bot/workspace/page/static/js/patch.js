// Puts new markup where old stood, and leaves alone what did not change: what is selected, focused or
// half written in it stays, and readers of the screen are told of what is new alone.
const sources = new WeakMap();

const isList = (element) => element.matches(".messages");

function note(elements) {
  for (const element of elements) {
    if (isList(element)) note(element.children);
    sources.set(element, isList(element) ? element.cloneNode(false).outerHTML : element.outerHTML);
  }
}

// Returns the old element that stands for a new one: it was made of the same markup.
function keeping(olds) {
  const free = new Map(olds.map((old) => [sources.get(old), old]));
  return (fresh) => {
    const old = free.get(sources.get(fresh));
    free.delete(sources.get(fresh));
    if (old && isList(fresh)) arrange(old, [...fresh.children]);
    return old || fresh;
  };
}

function arrange(parent, next) {
  const wanted = next.map(keeping([...parent.children]));
  for (const old of [...parent.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((element, at) => {
    if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] || null);
  });
}

export const begin = (region) => note(region.children);

export function put(region, markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  note(template.content.children);
  arrange(region, [...template.content.children]);
}
