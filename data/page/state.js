// What is asked of the page: it stands in the address after #, so that a view can be linked.
const FACETS = [
  { name: "speaker", title: "Speaker", of: (row) => [row.speaker], label: (key) => names.get(key) || key },
  { name: "topic", title: "Topic", of: (row) => row.topics, label: (key) => key },
  { name: "outlet", title: "Outlet", of: (row) => [row.outlet], label: (key) => key },
  { name: "kind", title: "Kind of quote", of: (row) => [row.kind], label: (key) => KINDS[key] || key },
];
const empty = () => ({
  query: "", from: "", to: "", undated: false, once: false, zoom: false, unit: "", order: "old",
  ...Object.fromEntries(FACETS.map(({ name }) => [name, new Set()])),
});
let state = empty();

function written(asked) {
  const words = new URLSearchParams();
  for (const name of ["query", "from", "to", "unit"]) if (asked[name]) words.set(name, asked[name]);
  for (const name of ["undated", "once", "zoom"]) if (asked[name]) words.set(name, "yes");
  if (asked.order !== "old") words.set("order", asked.order);
  for (const { name } of FACETS) for (const key of asked[name]) words.append(name, key);
  return words.toString();
}

function read(hash) {
  const words = new URLSearchParams(hash);
  const asked = empty();
  asked.query = words.get("query") || "";
  for (const name of ["from", "to"]) if (isDay(words.get(name) || "")) asked[name] = words.get(name);
  for (const name of ["undated", "once", "zoom"]) asked[name] = words.get(name) === "yes";
  if (UNITS.some(({ name }) => name === words.get("unit"))) asked.unit = words.get("unit");
  if (Object.hasOwn(ORDERS, words.get("order"))) asked.order = words.get("order");
  for (const { name } of FACETS) asked[name] = new Set(words.getAll(name));
  return asked;
}

// the words and "phrases in marks" of what somebody typed, each of which has to be there
const wanted = (query) => [...fold(query).matchAll(/["“”]([^"“”]+)["“”]?|([^\s"“”]+)/g)]
  .map((found) => (found[1] || found[2]).trim()).filter(Boolean);

// Which rows answer, and how many each choice would leave. A row that fails but one filter still counts for the
// choices of that filter, so that a reader sees what another choice would bring.
function answer() {
  const parts = wanted(state.query);
  const [from, to] = [state.from ? toNumber(state.from) : -Infinity, state.to ? toNumber(state.to) : Infinity];
  const isDated = state.from || state.to;
  const counts = FACETS.map(() => new Map());
  const found = [];
  const timed = []; // what answers but for the dates: the chart shows it
  let undated = 0;
  for (const row of ordered[state.order]) {
    const failed = parts.length && !parts.every((part) => folded(row).includes(part));
    if (failed) continue;
    const off = state.undated ? row.number !== null
      : isDated && (row.number === null || row.number < from || row.number > to);
    let misses = 0;
    let missed = -1;
    for (let at = 0; at < FACETS.length && misses < 2; at += 1) {
      const chosen = state[FACETS[at].name];
      if (chosen.size && !FACETS[at].of(row).some((key) => chosen.has(key))) [misses, missed] = [misses + 1, at];
    }
    if (misses === 0) {
      if (row.number === null) undated += 1;
      timed.push(row);
      if (!off) found.push(row);
    }
    if (off || misses > 1) continue;
    for (let at = 0; at < FACETS.length; at += 1) {
      if (misses && missed !== at) continue;
      for (const key of FACETS[at].of(row)) counts[at].set(key, (counts[at].get(key) || 0) + 1);
    }
  }
  return { found, timed, undated, counts };
}
