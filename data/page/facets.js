// Lists of choices, each with how many quotes it would leave. The likeliest stand first, the others are found by name.
const FEW = 8;
const MOST = 300; // choices that are drawn at once
const facets = FACETS.map((facet, at) => drawnFacet(facet, at));

function drawnFacet(facet, at) {
  const totals = new Map();
  for (const row of rows) for (const key of facet.of(row)) totals.set(key, (totals.get(key) || 0) + 1);
  const keys = [...totals.keys()].sort((one, other) => totals.get(other) - totals.get(one));
  const list = make("ul", "choices");
  const find = make("input", "find");
  find.type = "search";
  find.placeholder = "find…";
  find.setAttribute("aria-label", `Find in: ${facet.title}`);
  const more = make("button", "quiet more");
  more.type = "button";
  const box = make("fieldset", "facet", make("legend", "", facet.title), keys.length > FEW ? find : null, list, more);
  box.hidden = keys.length < 2;
  const drawn = { ...facet, at, keys, list, find, more, box, options: new Map(), isLong: false, shown: "" };
  find.addEventListener("input", () => refill(drawn));
  more.addEventListener("click", () => {
    drawn.isLong = !drawn.isLong;
    refill(drawn);
  });
  list.addEventListener("change", ({ target }) => {
    state[facet.name][target.checked ? "add" : "delete"](target.value);
    update();
  });
  document.getElementById("facets").append(box);
  return drawn;
}

function refill(facet, counts = facet.counts) {
  facet.counts = counts;
  const part = fold(facet.find.value.trim());
  const chosen = state[facet.name];
  const count = (key) => counts.get(key) || 0;
  // a choice that the address names and no quote has must be seen, too, or nobody could undo it
  const all = [...facet.keys, ...[...chosen].filter((key) => !facet.keys.includes(key))];
  const sorted = all.filter((key) => !part || fold(facet.label(key)).includes(part))
    .sort((one, other) => chosen.has(other) - chosen.has(one) || count(other) - count(one));
  const shown = sorted.slice(0, facet.isLong || part ? MOST : Math.max(FEW, chosen.size));
  for (const key of shown) mark(facet, key, count(key));
  place(facet, shown);
  facet.more.hidden = Boolean(part) || facet.keys.length <= FEW;
  facet.more.textContent = facet.isLong ? "Fewer" : `${facet.keys.length - FEW} more`;
  facet.more.setAttribute("aria-expanded", String(facet.isLong));
  facet.more.setAttribute("aria-label", `${facet.title}: ${facet.more.textContent}`);
}

function mark(facet, key, count) {
  if (!facet.options.has(key)) facet.options.set(key, option(facet, key));
  const { box, number, item } = facet.options.get(key);
  box.checked = state[facet.name].has(key);
  number.textContent = figure(count);
  item.classList.toggle("none", count === 0);
}

function option(facet, key) {
  const box = make("input");
  box.type = "checkbox";
  box.value = key;
  const number = make("span", "number");
  return { box, number, item: make("li", "", make("label", "", box, make("bdi", "", facet.label(key)), number)) };
}

// Put the choices in order; whoever stood on one of them with the keyboard still does.
function place(facet, shown) {
  const order = JSON.stringify(shown);
  if (order === facet.shown) return;
  facet.shown = order;
  const focused = document.activeElement;
  facet.list.replaceChildren(...shown.map((key) => facet.options.get(key).item));
  if (focused !== document.activeElement && facet.list.contains(focused)) focused.focus();
}
