// The data of the page as rows, with what filtering and drawing ask of each over and over.
const data = JSON.parse(document.getElementById("data").textContent);
const rows = data.quotes;
const KINDS = {
  direct: "direct quote",
  mixed: "partial quote",
  block: "set-off passage",
  turn: "transcript",
  post: "post",
  indirect: "reporter’s wording",
};
const UNNAMED = "not named";
const names = new Map(); // a speaker's key to the name to show

const sources = [];
const statements = new Map(); // an id to its rows
rows.forEach((row, index) => {
  row.index = index;
  if (row.source) sources[row.article] = row.source;
  row.source = sources[row.article];
  row.number = row.day ? toNumber(row.day) : null;
  row.month = row.day ? Number(row.day.slice(0, 4)) * 12 + Number(row.day.slice(5, 7)) - 1 : null;
  row.who = row.who || "speaker unknown";
  row.speaker = row.person || UNNAMED;
  if (!names.has(row.speaker)) names.set(row.speaker, row.person ? row.who : "Not named");
  row.topics = row.topics || [];
  row.outlet = row.source.publisher || "not known";
  if (!row.statement) return;
  if (!statements.has(row.statement)) statements.set(row.statement, []);
  statements.get(row.statement).push(row);
});

const byRow = (one, other) => one.index - other.index;
const byWhen = (one, other) => (one.when === other.when ? 0 : one.when < other.when ? -1 : 1);
const byDay = (one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || byWhen(one, other) || byRow(one, other);
const ORDERS = {
  old: { label: "oldest first", by: byDay },
  new: { label: "newest first", by: (one, other) => (other.number ?? -Infinity) - (one.number ?? -Infinity) || byWhen(one, other) || byRow(one, other) },
};
// a quote without a day stands last in either order; Infinity less Infinity is no number, and so falls to the row
if (rows.some((row) => row.score !== undefined)) {
  ORDERS.best = { label: "best match first", by: (one, other) => (other.score ?? 0) - (one.score ?? 0) || byRow(one, other) };
}
const ordered = {};
for (const [name, order] of Object.entries(ORDERS)) ordered[name] = [...rows].sort(order.by);

// letters without case and accents, one for one, so that what is found in it stands at the same place in the text
const fold = (text) => text.replaceAll("İ", "I").toLowerCase().replace(/[^\x00-\x7f]/g, (char) =>
  char === "’" || char === "‘" ? "'" : (char.normalize("NFKD")[0] || char));
const folded = (row) => (row.folded ??= fold([row.text, row.who, row.role, row.source.title, ...(row.context || [])]
  .filter(Boolean).join("\n")));

const { format: figure } = new Intl.NumberFormat("en"); // 1,234
const many = (count, noun) => `${figure(count)} ${count === 1 ? noun : `${noun}s`}`;

// an element with its class, text and children; words reach the page as text and in no other way
function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
