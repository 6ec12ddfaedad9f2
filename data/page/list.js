// The list: the first quotes at once, the others while the browser has time, so that find and print have them all.
const list = document.getElementById("list");
const FIRST = 20;
const SLICE = 8; // milliseconds of drawing before a reader's key is heard
const ALL = 10_000; // quotes that are drawn unasked: more wait until somebody scrolls, prints or looks for words
const pending = { rows: [], at: 0, when: null, job: 0 };
const hits = window.CSS?.highlights && new Highlight();
if (hits) CSS.highlights.set("found", hits);

const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => SLICE, didTimeout: false }), 16));
const notIdle = window.cancelIdleCallback || clearTimeout;

function drawList(found) {
  notIdle(pending.job);
  Object.assign(pending, { rows: found, at: 0, when: null, parts: wanted(state.query), colours: coloured() });
  hits?.clear();
  for (const old of list.children) old.hidden = true;
  pending.box = make("div", "");
  append(FIRST);
  if (!found.length) pending.box.append(nothing());
  list.append(pending.box);
  later();
}

// To take thousands of quotes out of a page takes long. What was shown before is hidden, and goes when there is time.
function clearOld(until) {
  for (let old = list.firstChild; old !== pending.box; old = list.firstChild) {
    while (old.lastChild && performance.now() < until) old.lastChild.remove();
    if (old.lastChild) return false;
    old.remove();
  }
  return true;
}

function nothing() {
  const element = make("p", "nothing", "No quote answers. Take a filter away, or ");
  const button = make("button", "quiet", "show all quotes");
  button.type = "button";
  button.dataset.clear = "";
  element.append(button, ".");
  return element;
}

function append(count) {
  const { box } = pending;
  const end = Math.min(pending.rows.length, pending.at + count);
  for (; pending.at < end; pending.at += 1) {
    const row = pending.rows[pending.at];
    const when = row.day ? row.when || row.day : "";
    if (state.order !== "best" && when !== pending.when) {
      box.append(make("h3", "day", when ? heading(when) : "Without a date"));
      pending.when = when;
    }
    const element = entry(row);
    element.dataset.colour = colourOf(row, pending.colours);
    if (hits && pending.parts.length) highlight(element, pending.parts);
    box.append(element);
  }
}

function later() {
  const isAll = pending.at >= pending.rows.length;
  const waits = !isAll && pending.at >= ALL;
  const rest = document.getElementById("rest");
  rest.hidden = !waits;
  if (waits) rest.textContent = `${many(pending.rows.length - pending.at, "more quote")} stand below as you scroll.`;
  if (!(isAll || waits) || list.firstChild !== pending.box) pending.job = idle(draw, { timeout: 200 });
}

function draw(deadline) {
  const until = performance.now() + Math.max(4, Math.min(SLICE * 3, deadline.timeRemaining()));
  const end = Math.min(pending.rows.length, Math.max(ALL, pending.at));
  while (pending.at < end && performance.now() < until) append(10);
  if (pending.at >= end) clearOld(until);
  later();
}

function drawAll(until = () => false) {
  notIdle(pending.job);
  while (pending.at < pending.rows.length && !until()) append(1);
  later();
}

// Words looked for are marked without touching the text (CSS Custom Highlight API).
function highlight(element, parts) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    (node.parentElement.closest(".tools, .notes, .what") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  while (walker.nextNode()) {
    const text = fold(walker.currentNode.data);
    for (const part of parts) {
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
        const range = new StaticRange({ startContainer: walker.currentNode, startOffset: at, endContainer: walker.currentNode, endOffset: at + part.length });
        hits.add(range);
      }
    }
  }
}

// What waits is drawn before it is needed.
new IntersectionObserver((seen) => {
  if (seen.some((one) => one.isIntersecting)) drawMore();
}, { rootMargin: "2000px" }).observe(document.getElementById("rest"));

function drawMore() {
  if (pending.at < ALL || pending.at >= pending.rows.length) return;
  append(500);
  later();
}

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f") drawAll();
});
