// Reads and writes days and times as people of a locale do. What is not plain is not guessed: null.
const dateOf = (iso) => new Date(`${iso}T00:00:00Z`);
const isoOf = (year, month, day) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isOne = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 999 && year < 10000;
  return isOne ? date.toISOString().slice(0, 10) : null;
};

const DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
const comma = { "en-GB": /,/g };

export const writeDay = (iso, locale) => (iso ? new Intl.DateTimeFormat(locale, DAY).format(dateOf(iso)).replace(comma[locale] || "\0", "") : "");

export function writeTime(iso, locale) {
  if (!iso || locale !== "en-US") return iso;
  const [hour, minute] = iso.split(":").map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

export function readTime(text) {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?m?\.?)?$/i.exec(text.trim());
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] || 0);
  if (found[3]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (found[3].toLowerCase() === "p" ? 12 : 0);
  }
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}

const NEAR = { today: 0, tomorrow: 1, 今天: 0, 明天: 1 };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export const plus = (iso, days) => new Date(dateOf(iso).getTime() + days * 86400000).toISOString().slice(0, 10);

// A day without a year is the next one of that name.
const next = (month, day, today) => {
  const year = Number(today.slice(0, 4));
  const thisYear = isoOf(year, month, day);
  return thisYear && thisYear >= today ? thisYear : isoOf(year + 1, month, day);
};

export function readDay(text, locale, today) {
  const said = text.trim().toLowerCase().replace(/^\p{L}+[,.]?\s+(?=\d|\p{L})/u, (word) => (MONTHS.includes(word.slice(0, 3)) ? word : ""));
  if (NEAR[said] !== undefined) return plus(today, NEAR[said]);
  const ordered = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*(?:周|星期).)?$/.exec(said);
  if (ordered) return isoOf(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]));
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?$/.exec(said);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [month, day] = locale === "en-US" || locale.startsWith("zh") ? [first, second] : [second, first];
    return numbers[3] ? isoOf(Number(numbers[3]), month, day) : next(month, day, today);
  }
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,})|([a-z]{3,})\s+(\d{1,2})(?:st|nd|rd|th)?)\.?,?(?:\s+(\d{4}))?$/.exec(said);
  const month = words ? MONTHS.indexOf((words[2] || words[3]).slice(0, 3)) + 1 : 0;
  if (!month) return null;
  const day = Number(words[1] || words[4]);
  return words[5] ? isoOf(Number(words[5]), month, day) : next(month, day, today);
}
