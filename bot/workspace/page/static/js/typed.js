// What somebody typed and the server does not know yet: read before a part is swapped, written back after.
export const ownerOf = (field) => {
  const owner = field.closest("[data-ts], [data-view], [data-exhibit]");
  return owner ? owner.dataset.ts || owner.dataset.view || owner.dataset.exhibit : "";
};

const nameOf = (field) => {
  const fold = field.tagName === "SUMMARY" && field.parentElement.id;
  return field.name || field.getAttribute("href") || fold || field.tagName;
};

export const keyOf = (field) => {
  const of = ownerOf(field);
  const isOneOfSeveral = ["radio", "checkbox"].includes(field.type) || field.tagName === "BUTTON";
  return `${of} ${nameOf(field)} ${isOneOfSeveral ? field.value : ""}`;
};

const isTouched = (field) => {
  if (field.type === "hidden") return false;
  if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return field.value !== field.defaultValue;
};

const read = (field) => ({
  value: field.value,
  checked: field.checked,
  chosen: field.tagName === "SELECT" ? [...field.selectedOptions].map((o) => o.value) : null,
});

const write = (field, typed) => {
  if (typed.chosen) {
    for (const option of field.options) option.selected = typed.chosen.includes(option.value);
  } else if (["radio", "checkbox"].includes(field.type)) {
    field.checked = typed.checked;
  } else {
    field.value = typed.value;
  }
};

export const fieldsIn = (region) => [...region.querySelectorAll("input[name], textarea[name], select[name]")];

export const typedIn = (region) => new Map(fieldsIn(region).filter(isTouched).map((f) => [keyOf(f), read(f)]));

export function writeBack(region, typed) {
  for (const field of fieldsIn(region)) {
    if (typed.has(keyOf(field))) write(field, typed.get(keyOf(field)));
  }
}
