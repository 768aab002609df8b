// A month to choose a day of: www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog
import { make } from "./own.js";
import { plus } from "./writing.js";

const dateOf = (iso) => new Date(`${iso}T00:00:00Z`);

const firstWeekday = (locale) => (locale === "en-US" ? 0 : 1);

function plusMonths(iso, months) {
  const date = dateOf(iso);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString().slice(0, 10);
}

const inWeek = (iso, locale) => (dateOf(iso).getUTCDay() - firstWeekday(locale) + 7) % 7;

const MOVES = {
  ArrowLeft: (iso) => plus(iso, -1),
  ArrowRight: (iso) => plus(iso, 1),
  ArrowUp: (iso) => plus(iso, -7),
  ArrowDown: (iso) => plus(iso, 7),
  PageUp: (iso, _, isWide) => plusMonths(iso, isWide ? -12 : -1),
  PageDown: (iso, _, isWide) => plusMonths(iso, isWide ? 12 : 1),
  Home: (iso, locale) => plus(iso, -inWeek(iso, locale)),
  End: (iso, locale) => plus(iso, 6 - inWeek(iso, locale)),
};

export function calendar(box, iso, about) {
  const { locale, today, take, hasValue } = about;
  const written = (form) => (date) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...form }).format(date);
  const whole = written({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const chosen = hasValue ? about.chosen || iso : "";
  const month = iso.slice(0, 7);
  const again = (to, isInside = true) => {
    calendar(box, to, { ...about, chosen });
    if (isInside) box.querySelector("[tabindex='0']").focus();
  };

  const turn = (label, sign, by) => {
    const button = make("button", { type: "button", "aria-label": label }, sign);
    button.addEventListener("click", () => { again(plusMonths(iso, by), false); box.querySelector(`[aria-label="${label}"]`).focus(); });
    return button;
  };
  const head = make("div", { class: "month" }, turn("Month before", "‹", -1), make("b", { "aria-live": "polite" }, written({ month: "long", year: "numeric" })(dateOf(iso))), turn("Next month", "›", 1));

  const start = plus(`${month}-01`, -inWeek(`${month}-01`, locale));
  const names = Array.from({ length: 7 }, (_, number) => make("span", { role: "columnheader" }, written({ weekday: "narrow" })(dateOf(plus(start, number)))));
  const week = (number) => {
    const days = Array.from({ length: 7 }, (_, each) => plus(start, number * 7 + each));
    return make("div", { role: "row" }, ...days.map(cell));
  };
  function cell(day) {
    const button = make("button", {
      type: "button",
      role: "gridcell",
      tabindex: day === iso ? "0" : "-1",
      "aria-label": whole(dateOf(day)),
      "aria-selected": day === chosen ? "true" : null,
      "aria-current": day === today ? "date" : null,
      class: day.startsWith(month) ? null : "outside",
    }, String(Number(day.slice(8))));
    button.addEventListener("click", () => take(day));
    return button;
  }
  const grid = make("div", { role: "grid", class: "days" }, make("div", { role: "row" }, ...names), ...[0, 1, 2, 3, 4, 5].map(week));
  grid.addEventListener("keydown", (event) => {
    if (!MOVES[event.key]) return;
    event.preventDefault();
    again(MOVES[event.key](iso, locale, event.shiftKey));
  });
  const clear = make("button", { type: "button", class: "clear" }, "Clear");
  clear.addEventListener("click", () => take(""));
  box.replaceChildren(head, grid, chosen ? clear : "");
}
