// What a reader does changes the state; the state is drawn.
const field = (id) => document.getElementById(id);
const dated = rows.filter((row) => row.number !== null).sort(byDay);
const ids = new Map(rows.map((row) => [row.id, row]));
let current = null;

function update({ keepsAddress = false } = {}) {
  current = answer();
  if (state.once) current.found = firstReports(current.found);
  facets.forEach((facet) => refill(facet, current.counts[facet.at]));
  drawControls();
  drawChart(current);
  drawChips();
  const { length } = current.found;
  field("count").textContent = length === rows.length ? many(length, "quote") : `${figure(length)} of ${many(rows.length, "quote")}`;
  drawList(current.found);
  if (!keepsAddress) address(written(state));
}

function firstReports(found) {
  const seen = new Set();
  return found.filter((row) => !row.statement || (!seen.has(row.statement) && seen.add(row.statement)));
}

// The address follows when the page stands: a browser looks through all of it for what a new address may point at.
let addressing = 0;
function address(hash) {
  clearTimeout(addressing);
  addressing = setTimeout(() => history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]), 150);
}

function drawControls() {
  for (const name of ["from", "to"]) if (field(name).value !== state[name]) field(name).value = state[name];
  if (field("query").value !== state.query) field("query").value = state.query;
  field("once").checked = state.once;
  field("order").value = state.order;
  field("zoom").hidden = !(state.from || state.to);
  field("zoom").setAttribute("aria-pressed", String(state.zoom));
  field("zoom").textContent = state.zoom ? "Show all dates" : "Zoom to these dates";
}

// Each filter in use, with a button that takes it away; on paper they say what was asked.
function drawChips() {
  const chips = [];
  const chip = (label, undo) => chips.push({ label, undo });
  if (state.query) chip(`“${state.query}”`, () => { state.query = ""; });
  if (state.from || state.to) {
    const ends = [state.from && `from ${inWords(state.from)}`, state.to && `to ${inWords(state.to)}`];
    chip(state.from === state.to ? inWords(state.from) : ends.filter(Boolean).join(" "), () => {
      Object.assign(state, { from: "", to: "", zoom: false });
    });
  }
  if (state.undated) chip("without a date", () => { state.undated = false; });
  for (const facet of FACETS) {
    for (const key of state[facet.name]) chip(facet.label(key), () => state[facet.name].delete(key));
  }
  if (state.once) chip("each statement once", () => { state.once = false; });
  const items = chips.map(({ label, undo }) => {
    const button = make("button", "chip", make("bdi", "", label));
    button.type = "button";
    button.setAttribute("aria-label", `Take away the filter: ${label}`);
    button.addEventListener("click", () => {
      undo();
      update();
      field("found").focus({ preventScroll: true });
    });
    return make("li", "", button);
  });
  if (chips.length > 1) {
    const all = make("button", "quiet", "Clear all");
    all.type = "button";
    all.dataset.clear = "";
    items.push(make("li", "", all));
  }
  field("chips").replaceChildren(...items);
  field("chips").hidden = !items.length;
}

function clear() {
  state = { ...empty(), order: state.order, unit: state.unit };
  update();
  field("found").focus({ preventScroll: true });
}

// The address names a quote, a view, or nothing.
function go() {
  clearTimeout(addressing);
  const hash = location.hash.slice(1);
  if (!hash.startsWith("quote-")) {
    state = read(hash);
    update({ keepsAddress: true });
    return;
  }
  const row = ids.get(decoded(hash.slice("quote-".length)));
  if (!current || (row && !current.found.includes(row))) {
    state = empty();
    update({ keepsAddress: true });
  }
  if (row) show(row);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}

function show(row) {
  const at = current.found.indexOf(row);
  drawAll(() => pending.at > at);
  document.querySelector(".quote.target")?.classList.remove("target");
  const element = entry(row);
  element.classList.add("target");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

async function copy(row) {
  const isCopied = await toClipboard(copied(row));
  field("said").textContent = "";
  requestAnimationFrame(() => { field("said").textContent = isCopied ? "Copied with its source." : "Your browser does not let this page copy."; });
  return isCopied;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // not allowed, or not there: pages without https have the old way only
    const box = make("textarea", "unseen");
    box.value = text;
    document.body.append(box);
    box.select();
    const isCopied = document.execCommand("copy");
    box.remove();
    return isCopied;
  }
}

list.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.topic) {
    state.topic.add(button.dataset.topic);
    update();
    field("found").focus();
  } else if (button?.dataset.copy) {
    const isCopied = await copy(rows[button.dataset.copy]);
    button.textContent = isCopied ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = "Copy with source"; }, 2000);
  }
});
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-clear]")) clear();
  const speaker = target.closest?.(".legend button")?.dataset.speaker;
  if (speaker === undefined) return;
  state.speaker[state.speaker.has(speaker) ? "delete" : "add"](speaker);
  update();
});
field("undated").addEventListener("click", ({ target }) => {
  if (!target.closest("button")) return;
  Object.assign(state, { undated: !state.undated, from: "", to: "", zoom: false });
  update();
});

let asked = 0;
field("query").addEventListener("input", () => {
  state.query = field("query").value;
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(() => update());
});
for (const name of ["from", "to"]) {
  field(name).addEventListener("change", () => {
    state[name] = isDay(field(name).value) ? field(name).value : "";
    state.undated = false;
    update();
  });
}
for (const name of ["unit", "order"]) {
  field(name).addEventListener("change", () => {
    state[name] = field(name).value;
    update();
  });
}
field("once").addEventListener("change", () => {
  state.once = field("once").checked;
  update();
});
field("zoom").addEventListener("click", () => {
  state.zoom = !state.zoom;
  update();
});
field("filters").addEventListener("submit", (event) => event.preventDefault());
field("table").addEventListener("toggle", () => field("table").open && drawTable());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address keeps the view
  field("found").focus();
});
addEventListener("hashchange", go);

const isNarrow = matchMedia("(max-width: 800px)");
const fitPanel = () => { field("panel").open = !isNarrow.matches; };
isNarrow.addEventListener("change", fitPanel);

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
const fitTheme = () => field("theme").setAttribute("aria-pressed", String(isDark()));
field("theme").addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  fitTheme();
});
prefersDark.addEventListener("change", fitTheme);

// how wide the chart is, is not asked again and again, since the browser would lay the page out for it
new ResizeObserver(([{ contentRect }]) => {
  if (!current || !contentRect.width || contentRect.width === chart.width) return;
  chart.width = contentRect.width;
  requestAnimationFrame(() => drawChart(current));
}).observe(plot);
addEventListener("beforeprint", () => {
  chart.paper = 640; // pixels across a sheet of paper
  drawChart(current);
  drawAll();
});
addEventListener("afterprint", () => {
  chart.paper = 0;
  drawChart(current);
});

for (const [name, order] of Object.entries(ORDERS)) field("order").append(new Option(order.label, name));
if (dated.length) {
  for (const name of ["from", "to"]) [field(name).min, field(name).max] = [dated[0].day, dated[dated.length - 1].day];
}
document.getElementById("once-label").hidden = ![...statements.values()].some((reports) => reports.length > 1);
fitPanel();
fitTheme();
field("theme").hidden = false;
document.getElementById("app").hidden = false;
go();

// The first key in the search field should not wait for the words of all quotes.
let prepared = 0;
idle(function prepare() {
  const until = performance.now() + SLICE;
  while (prepared < rows.length && performance.now() < until) folded(rows[prepared++]);
  if (prepared < rows.length) idle(prepare);
});
