"""How statements look: what was said, who reported it first, and how many did."""

import re
from collections.abc import Collection, Iterable, Iterator

from quotetrack.cli._looks import SHORT_ID, said_columns
from quotetrack.cli._screen import plain, styled, terminal_width, wrap
from quotetrack.cli._table import Row, Text, lines
from quotetrack.exports import days
from quotetrack.queries import Retold, Shown, Statement

_INDENT = "  "
_MOST_LEFT_OUT = 8  # words of a passage that are shown
_LEFT_OUT = re.compile(r"\[-(.*?)-\]", re.DOTALL)
_CHANGED = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)


def statement_lines(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield a table of statements as wide as the terminal."""
    return lines(said_columns("statement", "reported by"), map(_row, statements), spaced=True)


def statement_cells(statement: Statement) -> dict[str, object]:
    """Return what a plain table shows of a statement."""
    day, which = _when(statement)
    return {
        "date": day,
        "is": which,
        "speaker": statement.person,
        "statement": statement.text,
        "first": _first(statement),
        "outlets": statement.outlets,
        "quotes": len(statement.quotes),
        "id": statement.statement_id,
    }


def report_lines(shown: Shown) -> Iterator[str]:
    """Yield who else reported what a quote reports, and what each cut or changed of the fullest wording."""
    others = [report for report in shown.reports if report.quote_id != shown.quote.quote_id]
    if shown.statement is None or not others:
        return
    width = max(terminal_width(), 50)
    yield ""
    yield styled(f"Reported by {_outlets(shown.statement)}; the fullest wording:", "bold")
    yield from (_INDENT + line for line in wrap(plain(f"“{shown.statement.text}”"), width - len(_INDENT)))
    fullest = {report.quote_id for report in shown.reports if report.text == shown.statement.text}
    for report in shown.reports:
        yield ""
        told = [(report.published or "no date")[:SHORT_ID], _where(report)]
        told += ["this quote"] if report.quote_id == shown.quote.quote_id else []
        told += (
            [f"beside {report.beside[:SHORT_ID]}"] if report.beside and not _is_plain(report, fullest) else []
        )
        yield f"{_INDENT}{plain(', '.join(told))}  {styled(report.quote_id[:SHORT_ID], 'dim')}"
        for line in wrap(plain(_retold(report, fullest)), width - 2 * len(_INDENT)):
            yield _INDENT * 2 + _CHANGED.sub(lambda match: styled(match[0], "bold"), line)


def _where(report: Retold) -> str:
    return report.publisher or report.title or report.url or "unknown"


def _is_plain(report: Retold, fullest: Collection[str]) -> bool:
    """Say whether a quote is compared with the fullest wording, or with nothing."""
    return report.diff is None or report.beside in fullest


def _retold(report: Retold, fullest: Collection[str]) -> str:
    if report.diff is not None:
        return _LEFT_OUT.sub(_shortened, report.diff)
    return "the same words" if report.beside in fullest else f"another passage: “{report.text}”"


def _shortened(left_out: re.Match[str]) -> str:
    """Show of a long passage that was left out how it begins and ends."""
    words = left_out[1].split()
    if len(words) <= _MOST_LEFT_OUT:
        return left_out[0]
    half = _MOST_LEFT_OUT // 2
    return f"[-{' '.join(words[:half])} … {' '.join(words[-half:])}-]"


def _row(statement: Statement) -> Row:
    day, which = _when(statement)
    others = _outlets(statement) if len(statement.quotes) > 1 else ""
    return [
        [Text(day), Text(which, "dim"), Text(statement.statement_id[:SHORT_ID], "dim")],
        [Text(statement.person, "bold")],
        [Text(f"“{statement.text}”")],
        [Text(_first(statement), "dim"), *([Text(others)] if others else [])],
    ]


def _when(statement: Statement) -> tuple[str, str]:
    if statement.said_start and statement.said_end:
        return days(statement.said_start, statement.said_end), "said"
    return statement.first_reported or "no date", "published" if statement.first_reported else ""


def _first(statement: Statement) -> str:
    return statement.first_publisher or "unknown"


def _outlets(statement: Statement) -> str:
    outlets = f"{statement.outlets:,} outlet{'' if statement.outlets == 1 else 's'}"
    return f"{outlets}, {len(statement.quotes):,} quotes"
