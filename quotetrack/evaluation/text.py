"""The report as a person reads it: a report goes in, lines of plain text come out."""

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.evaluation.attributions import ROLES, AttributionFigures, Score
from quotetrack.evaluation.circumstances import Miss, Tally
from quotetrack.evaluation.confidence import Reliability
from quotetrack.evaluation.figures import Figures, ratio
from quotetrack.evaluation.groups import Group
from quotetrack.evaluation.mistakes import MISTAKES, Example
from quotetrack.evaluation.report import Report, Scores

_SHOWN = 100  # characters of a quote that are enough to find it


def lines(report: Report) -> Iterator[str]:
    """Yield the lines of every part that has something to say."""
    yield f"{report.articles} articles, {report.predictions} predicted quotes"
    if report.strangers:
        yield f"{report.strangers} predictions are for articles that the gold does not have: left out"
    for scores in report.scores:
        yield from _scores(scores)
    yield from _mistakes(report.scores)
    for by, groups in (("kind", report.by_kind), ("type", report.by_type)):
        yield from _groups(by, groups)
    if report.whole:
        yield ""
        yield f"quotes found whole, all spans in one: {report.whole.whole} of {report.whole.gold}"
    yield from _circumstances(report.circumstances)
    yield from _reliability(report.reliability)
    yield from _examples(report.examples)
    yield from _misses(report.misses)
    yield from _attributions(report.attributions)


def _scores(scores: Scores) -> Iterator[str]:
    words = "words" if scores.min_words != 1 else "word"
    yield from _heading(f"{scores.min_words} {words} and more")
    yield from _figures(scores.figures)
    if scores.unmarked:
        yield from _heading(f"{scores.min_words} {words} and more, blocks and turns without marks")
        yield from _figures(scores.unmarked)


def _figures(figures: Figures) -> Iterator[str]:
    yield f"{figures.gold} attributed segments, {figures.predicted} predicted"
    yield from _table(
        ("", "precision", "recall", "F1"),
        [
            ("detection", figures.detection_p, figures.detection_r, figures.detection_f1),
            ("mention", figures.mention_p, figures.mention_r, figures.mention_f1),
            ("named", figures.named_p, figures.named_r, figures.named_f1),
        ],
    )
    yield f"mention right where the quote is found: {figures.mention_accuracy_of_found:.4f}"


def _mistakes(scores: Sequence[Scores]) -> Iterator[str]:
    yield from _heading("Mistakes by kind")
    yield from _table(
        ("", *(f"{one.min_words}+ words" for one in scores)),
        [(mistake, *(one.mistakes[mistake] for one in scores)) for mistake in MISTAKES],
    )


def _groups(by: str, groups: Sequence[Group]) -> Iterator[str]:
    if not groups:
        return
    yield from _heading(f"By {by} of quote")
    columns = ("", "gold", "found", "mention", "name") + (("kind",) if by == "kind" else ())
    yield from _table(columns, [_group(group)[: len(columns)] for group in groups])


def _group(group: Group) -> tuple[str | float | int | None, ...]:
    return (
        group.name,
        group.gold,
        ratio(group.found, group.gold),
        ratio(group.mention, group.sourced) if group.sourced else None,
        ratio(group.right_name, group.named) if group.named else None,
        ratio(group.same_kind, group.found) if group.found else None,
    )


def _circumstances(tallies: Sequence[Tally]) -> Iterator[str]:
    if not tallies:
        return
    yield from _heading("Cue, addressee and medium of the quotes found")
    rows = [(one.field, one.right, one.predicted, one.gold, one.p, one.r, one.f1) for one in tallies]
    yield from _table(("", "right", "predicted", "gold", "precision", "recall", "F1"), rows)


def _reliability(table: Reliability | None) -> Iterator[str]:
    if table is None:
        return
    yield from _heading("Confidence against truth (is it a quote, and its speaker right?)")
    rows = [(f"{one.low:.1f}-{one.high:.1f}", one.count, one.confidence, one.accuracy) for one in table.bins]
    yield from _table(("confidence", "quotes", "mean", "right"), rows)
    yield f"Brier score {table.brier:.4f} (0 is perfect)"
    yield from _heading("How right the surest are")
    cuts = [(f"{one.coverage:.0%}", one.count, one.threshold, one.accuracy) for one in table.coverage]
    yield from _table(("kept", "quotes", "from", "right"), cuts)


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    shown = None
    for example in examples:
        if example.mistake != shown:
            yield from _heading(example.mistake.capitalize())
            shown = example.mistake
        yield _place(example)
        yield f"    gold: {example.gold}    predicted: {example.predicted}"


def _misses(misses: Iterable[Miss]) -> Iterator[str]:
    shown = None
    for miss in misses:
        if miss.field != shown:
            yield from _heading(f"Wrong {miss.field}")
            shown = miss.field
        yield _place(miss)
        yield f"    gold: {miss.gold}    predicted: {miss.predicted}"


def _place(found: Example | Miss) -> str:
    return f"{_one_line(found.article_id)} {found.span[0]}-{found.span[1]}: {_cut(_one_line(found.text))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _attributions(figures: AttributionFigures | None) -> Iterator[str]:
    if figures is None:
        return
    yield from _heading("All attributions, in marks or not, spans scored singly")
    rows = [
        (f"{role}, {name}", scores[role].gold, scores[role].predicted, *_rates(scores[role]))
        for name, scores in (("exact", figures.exact), ("overlap", figures.overlap))
        for role in ROLES
    ]
    linked = figures.linked
    rows.append(("content with its source", linked.gold, linked.predicted, *_rates(linked)))
    yield from _table(("", "gold", "predicted", "precision", "recall", "F1"), rows)
    yield (
        f"{figures.indirect} indirect among them: precision {figures.indirect_precision:.4f},"
        f" with the right source {figures.indirect_linked_precision:.4f}"
    )


def _rates(score: Score) -> tuple[float, float, float]:
    return score.precision, score.recall, score.f1


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "─" * len(text)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the rows under their heads: the first column to the left, the others to the right."""
    cells = [tuple(head), *(tuple(map(_cell, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        first, *others = row
        aligned = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *aligned)).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
