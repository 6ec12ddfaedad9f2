// The chart: a button for each period, as high as it has quotes, in the colours of those who spoke.
const COLOURS = 6;
const STACKED = [0, 6, 5, 4, 3, 2, 1]; // from the top
const plot = document.getElementById("plot");
const chart = { bars: [], at: 0, anchor: null, width: plot.parentElement.clientWidth, paper: 0 };
const totals = new Map();
for (const row of rows) if (row.person) totals.set(row.person, (totals.get(row.person) || 0) + 1);
const speakers = [...totals.keys()].sort((one, other) => totals.get(other) - totals.get(one));

// those chosen have colours, else those who speak most; a reader who filters by topic keeps the colours
function coloured() {
  const chosen = [...state.speaker].filter((key) => key !== UNNAMED && totals.has(key));
  return (chosen.length ? chosen : speakers.length > 1 ? speakers : []).slice(0, COLOURS);
}

const colourOf = (row, colours) => colours.indexOf(row.person) + 1;

function drawChart({ timed, undated }) {
  const dated = timed.filter((row) => row.number !== null);
  if (state.order !== "old") dated.sort(byDay);
  drawUndated(undated);
  const within = state.zoom ? dated.filter((row) => isWithin(row.number, row.number)) : dated;
  const bars = within.length ? drawnBars(within) : [];
  chart.bars = bars;
  const top = scale(Math.max(0, ...bars.map((bar) => bar.rows.length)));
  const colours = coloured();
  const focused = plot.contains(document.activeElement);
  const columns = bars.map((bar, at) => column(bar, at, top, colours));
  plot.replaceChildren(axis(top), grouped(columns));
  plot.hidden = !bars.length;
  chart.at = Math.min(chart.at, Math.max(0, bars.length - 1));
  if (bars.length) rove(chart.at, focused);
  drawLegend(within, colours);
  drawSummary(within);
  if (document.getElementById("table").open) drawTable();
}

function drawnBars(dated) {
  const ends = state.zoom ? [dated[0], dated[dated.length - 1]] : stretchOf(dated);
  const most = Math.max(12, Math.min(90, Math.floor(across() / 12)));
  const unit = unitFor(ends, most);
  chart.unit = unit.name;
  fillUnits(offered(ends), unit);
  const bars = periods(dated, unit, ends);
  const every = Math.ceil(bars.length / Math.max(3, Math.floor(across() / 68)));
  const first = bars.findIndex((bar) => !bar.rest);
  let previous = null;
  bars.forEach((bar, at) => {
    if (bar.rest || (at - first) % every) return;
    bar.tick = tick(bar, unit, previous);
    previous = bar;
  });
  return bars;
}

const across = () => chart.paper || chart.width || 900; // pixels

function fillUnits(units, unit) {
  const select = document.getElementById("unit");
  const choices = ["", ...units.map(({ name }) => name)];
  if (choices.join() !== select.dataset.choices) {
    select.dataset.choices = choices.join();
    select.replaceChildren(...choices.map((name) => new Option(name || "what fits", name)));
  }
  select.options[0].textContent = `what fits (${unit.name})`;
  select.value = choices.includes(state.unit) ? state.unit : "";
}

// a round number above the highest bar, and what stands at the lines below it
function scale(highest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= highest);
}

function axis(top) {
  const lines = top % 4 === 0 ? [1, 0.75, 0.5, 0.25] : top % 2 === 0 ? [1, 0.5] : [1];
  const element = make("div", "axis", ...lines.map((part) => {
    const line = make("span", "line", figure((top * part)));
    line.style.bottom = `${part * 100}%`;
    return line;
  }));
  element.setAttribute("aria-hidden", "true");
  return element;
}

function grouped(columns) {
  const group = make("div", "bars", ...columns);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Quotes in each period. Arrow keys move, Enter chooses, Shift and Enter chooses up to here.");
  group.classList.toggle("many", columns.length > 60);
  return group;
}

function column(bar, at, top, colours) {
  const shares = new Array(COLOURS + 1).fill(0);
  for (const row of bar.rows) shares[colourOf(row, colours)] += 1;
  // whoever speaks most stands on the line, where heights can be compared, the others on top
  const stack = make("span", "stack", ...STACKED.map((colour) => {
    const share = shares[colour];
    if (!share) return null;
    const piece = make("span", `piece c${colours.length ? colour : 1}`);
    piece.style.height = `${(share / top) * 100}%`;
    return piece;
  }));
  const button = make("button", bar.rest ? "bar rest" : "bar", stack);
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.at = at;
  const told = `${bar.label}: ${many(bar.rows.length, "quote")}`;
  button.setAttribute("aria-label", [told, ...sharesOf(shares, colours)].join(", "));
  button.title = told;
  const isChosen = Boolean(state.from || state.to) && isWithin(bar.from, bar.to);
  button.setAttribute("aria-pressed", String(isChosen));
  if ((state.from || state.to || state.undated) && !isChosen) button.classList.add("dim");
  return make("div", "column", button, label(bar));
}

function label(bar) {
  const words = bar.rest ? [make("span", "", bar.rest === "After" ? "later" : "earlier"), ""] : bar.tick;
  if (!words) return null;
  const element = make("span", bar.rest ? "tick rest" : "tick", words[0], words[1] ? make("b", "", words[1]) : null);
  element.setAttribute("aria-hidden", "true");
  return element;
}

const sharesOf = (shares, colours) => colours.map((key, at) => [names.get(key), shares[at + 1]])
  .filter(([, share]) => share).map(([name, share]) => `${name} ${share}`);

const isWithin = (from, to) =>
  (!state.from || to >= toNumber(state.from)) && (!state.to || from <= toNumber(state.to));

function drawLegend(dated, colours) {
  const counts = new Map();
  for (const row of dated) counts.set(row.person, (counts.get(row.person) || 0) + 1);
  const shown = colours.filter((key) => counts.has(key));
  const entries = shown.map((key) => {
    const button = make("button", "quiet", make("span", `dot c${colours.indexOf(key) + 1}`), make("bdi", "", names.get(key)),
      make("span", "number", figure(counts.get(key))));
    button.type = "button";
    button.dataset.speaker = key;
    button.setAttribute("aria-pressed", String(state.speaker.has(key)));
    return make("li", "", button);
  });
  const others = dated.filter((row) => !colourOf(row, colours)).length;
  if (entries.length && others) {
    entries.push(make("li", "others", make("span", "dot c0"), "others", make("span", "number", figure(others))));
  }
  const legend = document.getElementById("legend");
  const focused = legend.contains(document.activeElement) && document.activeElement.dataset.speaker;
  legend.replaceChildren(...entries);
  legend.hidden = !entries.length;
  if (focused) [...legend.querySelectorAll("button")].find((one) => one.dataset.speaker === focused)?.focus();
}

// The chart in a sentence, for those who do not see it and those who print it.
function drawSummary(dated) {
  const element = document.getElementById("summary");
  if (!dated.length) {
    element.textContent = "No quote with a date answers.";
    return;
  }
  const [first, last] = [dated[0], dated[dated.length - 1]];
  const most = chart.bars.reduce((best, bar) => (bar.rows.length > best.rows.length ? bar : best));
  const span = first.number === last.number ? dayOf(first) : `${dayOf(first)} to ${dayOf(last)}`;
  const peak = chart.bars.length > 1 ? `. Most in one ${chart.unit}: ${figure(most.rows.length)}, ${most.label.replace(/^[WBA](?=eek|efore|fter)/, (letter) => letter.toLowerCase())}` : "";
  element.textContent = `${many(dated.length, "quote")} by ${many(new Set(dated.map((row) => row.speaker)).size, "speaker")}, ${span}${peak}.`;
}

function drawUndated(count) {
  const element = document.getElementById("undated");
  element.hidden = !count;
  if (!count) return;
  const button = make("button", "quiet", state.undated ? "Show all quotes" : "Show these alone");
  button.type = "button";
  button.id = "undated-only";
  const focused = document.activeElement?.id === button.id;
  element.replaceChildren(`${many(count, "quote")} without a date ${count === 1 ? "stands" : "stand"} at the end of the list. `, button);
  if (focused) button.focus();
}

function drawTable() {
  const head = ["Period", "Quotes", ...coloured().map((key) => names.get(key))];
  const filled = chart.bars.filter((bar) => bar.rows.length);
  const cell = (tag, text, scope) => {
    const element = make(tag, "", text);
    if (scope) element.scope = scope;
    return element;
  };
  const body = filled.map((bar) => make("tr", "", cell("th", bar.label, "row"), cell("td", String(bar.rows.length)),
    ...coloured().map((key) => cell("td", String(bar.rows.filter((row) => row.person === key).length)))));
  const table = make("table", "", make("thead", "", make("tr", "", ...head.map((text) => cell("th", text, "col")))), make("tbody", "", ...body));
  document.querySelector("#table .scroll").replaceChildren(table);
}

// One bar at a time can be reached by Tab; the arrow keys move between them.
function rove(at, takesFocus) {
  plot.querySelector('.bar[tabindex="0"]')?.setAttribute("tabindex", "-1");
  chart.at = at;
  const bar = plot.querySelector(`.bar[data-at="${at}"]`);
  bar.tabIndex = 0;
  if (takesFocus) bar.focus();
}

function choosePeriod(at, isStretch) {
  const ends = isStretch && chart.anchor !== null ? [Math.min(at, chart.anchor), Math.max(at, chart.anchor)] : [at, at];
  if (!isStretch) chart.anchor = at;
  const [from, to] = [toIso(chart.bars[ends[0]].from), toIso(chart.bars[ends[1]].to)];
  const isUndone = state.from === from && state.to === to;
  Object.assign(state, { from: isUndone ? "" : from, to: isUndone ? "" : to, undated: false });
  if (isUndone) state.zoom = false;
  update();
}

plot.addEventListener("keydown", (event) => {
  const last = chart.bars.length - 1;
  const moves = { ArrowLeft: chart.at - 1, ArrowRight: chart.at + 1, Home: 0, End: last, PageUp: chart.at - 10, PageDown: chart.at + 10 };
  if (!Object.hasOwn(moves, event.key) || !event.target.classList.contains("bar")) return;
  event.preventDefault();
  rove(Math.max(0, Math.min(last, moves[event.key])), true);
});

// A click on a bar takes its period; a pull across bars, or a click with Shift, takes all of them.
let pulledFrom = null;
const barAt = (event) => event.target.closest?.(".column")?.querySelector(".bar");
plot.addEventListener("pointerdown", (event) => {
  pulledFrom = event.pointerType === "mouse" && event.button === 0 ? barAt(event) : null;
});
plot.addEventListener("pointerover", (event) => {
  const bar = pulledFrom && barAt(event);
  if (!bar) return;
  const ends = [Number(pulledFrom.dataset.at), Number(bar.dataset.at)].sort((one, other) => one - other);
  for (const one of plot.querySelectorAll(".bar")) {
    one.classList.toggle("pulled", one.dataset.at >= ends[0] && one.dataset.at <= ends[1]);
  }
});
document.addEventListener("pointerup", (event) => {
  const [begun, bar] = [pulledFrom, barAt(event)];
  pulledFrom = null;
  for (const one of plot.querySelectorAll(".pulled")) one.classList.remove("pulled");
  if (!begun || !bar || bar === begun || !plot.contains(bar)) return;
  chart.anchor = Number(begun.dataset.at);
  choosePeriod(Number(bar.dataset.at), true);
});
plot.addEventListener("click", (event) => {
  const bar = barAt(event);
  if (!bar) return;
  chart.at = Number(bar.dataset.at);
  choosePeriod(chart.at, event.shiftKey);
});
