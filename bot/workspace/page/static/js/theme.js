// Runs before the first paint: the theme and the folds that this browser remembers; that there is script at all.
{
  const root = document.documentElement;
  const remembered = (name) => {
    try {
      return localStorage.getItem(name) || "";
    } catch {
      return ""; // a browser may forbid to keep anything
    }
  };
  root.classList.add("scripted");
  root.dataset.theme = remembered("theme") || "system";
  root.dataset.backstage = remembered("backstage") || "open";
}
