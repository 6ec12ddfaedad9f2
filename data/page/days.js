// Days are ISO texts, numbers of days since 1970, or English words. No time zone is ever asked.
const DAY = 86_400_000; // milliseconds
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const toNumber = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const toIso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(toNumber(text));

// "11 October 2025", "October 2025" or "2025", as much as the text tells
function inWords(iso) {
  const [year, month, day] = iso.split("-");
  return [day && Number(day), month && MONTHS[month - 1], String(Number(year))].filter(Boolean).join(" ");
}

// what a quote is listed under: a day with its weekday, a month, a year, or a stretch of days
function heading(when) {
  const [start, end] = when.split(" to ");
  if (end) return stretch(start, end);
  return isDay(when) ? `${WEEKDAYS[new Date(toNumber(when) * DAY).getUTCDay()]} ${inWords(when)}` : inWords(when);
}

// "11 to 13 October 2025": what both ends share is told once
function stretch(start, end) {
  const [last, first] = [inWords(end), inWords(start)];
  if (first === last) return first;
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))} to ${last}`;
  return start.slice(0, 4) === end.slice(0, 4) ? `${first.slice(0, -5)} to ${last}` : `${first} to ${last}`;
}
