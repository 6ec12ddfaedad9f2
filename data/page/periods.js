// Periods of the chart. A position is a number that grows by one from a period to the next.
const UNITS = [
  { name: "day", of: (row) => row.number, start: (at) => at },
  // 1970 began on a Thursday, weeks begin on Monday
  { name: "week", of: (row) => Math.floor((row.number + 3) / 7), start: (at) => at * 7 - 3 },
  { name: "month", of: (row) => row.month, start: (at) => monthStart(at) },
  { name: "year", of: (row) => Math.floor(row.month / 12), start: (at) => monthStart(at * 12) },
  { name: "decade", of: (row) => Math.floor(row.month / 120), start: (at) => monthStart(at * 120) },
  { name: "century", of: (row) => Math.floor(row.month / 1200), start: (at) => monthStart(at * 1200) },
];
const MOST_BARS = 400; // more cannot be told apart, however wide the screen
const monthStart = (month) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY;

// The first and last row that the chart has a bar for. A few old quotes must not squeeze all others into one bar: where
// leaving out up to 3 % on either side makes the time four times shorter, they share a bar at that end.
function stretchOf(dated) {
  const all = [dated[0], dated[dated.length - 1]];
  const cut = Math.floor(dated.length * 0.03);
  const most = [dated[cut], dated[dated.length - 1 - cut]];
  const long = ([first, last]) => last.number - first.number;
  return long(all) > 90 && long(all) > 4 * Math.max(long(most), 21) ? most : all;
}

const barsOf = (unit, [first, last]) => unit.of(last) - unit.of(first) + 1;
const offered = (ends) => UNITS.filter((unit, at) =>
  barsOf(unit, ends) <= MOST_BARS && (at === 0 || barsOf(UNITS[at - 1], ends) > 1));

// the finest unit whose bars are wide enough, unless somebody chose one that can be drawn
function unitFor(ends, most) {
  const units = offered(ends);
  return units.find(({ name }) => name === state.unit)
    || units.find((unit) => barsOf(unit, ends) <= most) || units[units.length - 1];
}

// The bars from end to end, the empty ones, too: each with its first and last day and its rows.
function periods(dated, unit, ends) {
  const [low, high] = [unit.of(ends[0]), unit.of(ends[1])];
  const bars = [];
  for (let at = low; at <= high; at += 1) bars.push({ from: unit.start(at), to: unit.start(at + 1) - 1, rows: [] });
  const [before, after] = [{ rest: "Before", rows: [] }, { rest: "After", rows: [] }];
  for (const row of dated) {
    const at = unit.of(row) - low;
    (at < 0 ? before : at > high - low ? after : bars[at]).rows.push(row);
  }
  if (before.rows.length) {
    bars.unshift({ ...before, from: before.rows[0].number, to: bars[0].from - 1 });
  }
  if (after.rows.length) {
    bars.push({ ...after, from: bars[bars.length - 1].to + 1, to: after.rows[after.rows.length - 1].number });
  }
  for (const bar of bars) bar.label = named(bar, unit);
  return bars;
}

function named(bar, unit) {
  const from = toIso(bar.from);
  if (bar.rest) return bar.rest === "Before" ? `Before ${inWords(toIso(bar.to + 1))}` : `After ${inWords(toIso(bar.from - 1))}`;
  if (unit.name === "day") return inWords(from);
  if (unit.name === "week") return `Week of ${inWords(from)}`;
  if (unit.name === "month") return inWords(from.slice(0, 7));
  if (unit.name === "year") return inWords(from.slice(0, 4));
  return `${inWords(from.slice(0, 4))} to ${inWords(toIso(bar.to).slice(0, 4))}`;
}

// what stands below a bar: as little as tells it from the others
function tick(bar, unit, previous) {
  const [year, month, day] = toIso(bar.from).split("-");
  const isNewYear = !previous || toIso(previous.from).slice(0, 4) !== year;
  if (["year", "decade", "century"].includes(unit.name)) return [String(Number(year)), ""];
  const short = MONTHS[month - 1].slice(0, 3);
  return [unit.name === "month" ? short : `${Number(day)} ${short}`, isNewYear ? String(Number(year)) : ""];
}
