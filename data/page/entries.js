// A quote as a reader sees it: the words, who said them and when, the sentence around them, and where they stand.
const drawn = new Map(); // a row's index to its element: made once
const LONG = 16; // words: a longer quote is only hinted at in its sentence, since it stands in full above it
const NAMED = 6; // other articles that are named
const REMARKS = { confirmed: "confirmed by a reader", corrected: "corrected by a reader" };

function entry(row) {
  if (!drawn.has(row.index)) drawn.set(row.index, drawnEntry(row));
  return drawn.get(row.index);
}

function drawnEntry(row) {
  const element = make("article", "quote", wordsOf(row), byline(row), notes(row), contextOf(row), sourceOf(row), alsoIn(row),
    topicsOf(row), tools(row));
  element.id = `quote-${row.id}`;
  element.tabIndex = -1;
  element.setAttribute("aria-label", `${row.who}${row.day ? `, ${dayOf(row)}` : ""}`);
  return element;
}

function wordsOf(row) {
  const marks = row.kind === "indirect" ? ["", ""] : ["“", "”"];
  const words = make("p", "", marks[0], ...marked(row), marks[1]);
  words.dir = "auto";
  return make("blockquote", row.kind === "indirect" ? "reported" : row.text.length > 280 ? "long" : "", words);
}

// the text with what was looked for in marks; places are counted in code points
function marked(row) {
  if (!row.matches) return [row.text];
  const chars = Array.from(row.text);
  const parts = [];
  let at = 0;
  for (const [start, end] of [...row.matches].sort((one, other) => one[0] - other[0])) {
    if (start < at) continue;
    parts.push(chars.slice(at, start).join(""), make("mark", "", chars.slice(start, end).join("")));
    at = end;
  }
  return [...parts, chars.slice(at).join("")];
}

function byline(row) {
  return make("p", "by", make("span", "dot"), make(row.person ? "strong" : "span", "who", make("bdi", "", row.who)),
    row.role ? make("span", "role", ", ", make("bdi", "", row.role)) : null, " ", make("span", "when", told(row)));
}

const dayOf = (row) => heading(row.when || row.day).replace(/^[A-Z][a-z]+day /, "");

// "said 11 October 2025 (“on Saturday”)": the day, and the words that tell it
function told(row) {
  if (!row.day) return "no date";
  const evidence = row.evidence ? ` (“${row.evidence}”)` : "";
  return `${row.day_is || "dated"} ${dayOf(row)}${evidence}`;
}

function notes(row) {
  const remarks = [row.kind === "direct" ? null : KINDS[row.kind], row.doubt, REMARKS[row.status] || row.status,
    row.recycled ? "printed long after it was said" : null].filter(Boolean);
  if (!remarks.length) return null;
  return make("p", "notes", ...remarks.map((text) => make("span", text === row.doubt ? "doubt" : "", text)));
}

function contextOf(row) {
  if (!row.context) return null;
  const parts = row.context.map((part, at) => (at % 2 ? make("span", "piece-of", hinted(part)) : part));
  const element = make("p", "context", make("span", "what", "In context "), make("bdi", "", ...parts));
  return element;
}

function hinted(words) {
  const parts = words.split(" ");
  return parts.length <= LONG ? words : `${parts.slice(0, 5).join(" ")} … ${parts.slice(-4).join(" ")}`;
}

function nameOf(source) {
  return source.title || source.url || `article ${source.article}`;
}

function sourceOf(row) {
  const { source } = row;
  const name = make("bdi", "", nameOf(source));
  const linked = source.url ? linkTo(row, name) : name;
  const rest = [source.publisher && make("bdi", "", source.publisher), source.published && isDay(source.published) && inWords(source.published)];
  const element = make("p", "source", make("span", "what", "Source "), linked);
  for (const part of rest) if (part) element.append(", ", part);
  return element;
}

// only addresses of the web are linked, here once more, whatever the data say
function linkTo(row, name) {
  const { url } = row.source;
  if (!/^https?:\/\//i.test(url)) return name;
  const link = make("a", "out", name);
  link.href = row.passage ? `${url}${url.includes("#") ? "" : "#"}${row.passage}` : url;
  link.rel = "noopener noreferrer";
  link.dataset.url = url;
  return link;
}

// other articles that report the same statement
function othersOf(row) {
  const others = new Map();
  for (const other of statements.get(row.statement) || []) {
    if (other.article !== row.article && !others.has(other.article)) others.set(other.article, other);
  }
  return [...others.values()];
}

function alsoIn(row) {
  const others = othersOf(row);
  if (!others.length) return null;
  const links = others.slice(0, NAMED).flatMap((other) => {
    const link = make("a", "", make("bdi", "", other.source.publisher || nameOf(other.source)));
    link.href = `#quote-${encodeURIComponent(other.id)}`;
    link.title = nameOf(other.source);
    return [", ", link];
  });
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : "";
  return make("p", "also", make("span", "what", "Also in "), ...links.slice(1), more);
}

function topicsOf(row) {
  if (!row.topics.length) return null;
  const buttons = row.topics.map((topic) => {
    const button = make("button", "topic", topic);
    button.type = "button";
    button.dataset.topic = topic;
    button.setAttribute("aria-label", `Topic: ${topic}, filter by it`);
    return button;
  });
  return make("p", "topics", make("span", "what", "On "), ...buttons);
}

function tools(row) {
  const copy = make("button", "quiet", "Copy with source");
  copy.type = "button";
  copy.dataset.copy = row.index;
  const link = make("a", "quiet", "Link to this quote");
  link.href = `#quote-${encodeURIComponent(row.id)}`;
  return make("p", "tools", copy, link);
}

// what is pasted into a story: the words, the speaker, the day, the source
function copied(row) {
  const { source } = row;
  const words = row.kind === "indirect" ? row.text : `“${row.text}”`;
  const who = [row.who, row.role, row.day && `${row.day_is || "dated"} ${dayOf(row)}`].filter(Boolean).join(", ");
  const from = [nameOf(source), source.publisher, isDay(source.published || "") && inWords(source.published), source.title && source.url];
  return `${words}\n— ${who}${row.doubt ? ` (${row.doubt})` : ""}\nSource: ${from.filter(Boolean).join(", ")}`;
}
