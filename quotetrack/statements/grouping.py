"""Reports that are alike become statements, as long as all of one can be of one occasion."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from quotetrack.statements.occasions import Occasion, occasion
from quotetrack.statements.reports import Likeness, Report
from quotetrack.statements.sketches import sketch_of

_CUT_COSTS = 3  # words that an ellipsis or a bracket is worth

Links = Mapping[tuple[str, str], Likeness]


def grouped(reports: Collection[Report], links: Links) -> list[tuple[Report, ...]]:
    """Return the statements that reports are of, each by id; every report is in one.

    ``links`` has the likeness of two reports, by their ids, for those that are alike. The surest are joined
    first, then others as long as no member tells of another occasion. Neither the order of the reports nor
    that of the links matters. Method: Kruskal's, with constraints.
    """
    groups: dict[str, tuple[Report, ...]] = {report.quote_id: (report,) for report in reports}
    occasions: dict[str, Occasion] = {report.quote_id: occasion(report) for report in reports}
    root = {id: id for id in groups}
    for (one, other), _ in sorted(links.items(), key=_surest_first):
        kept, gone = sorted((root[one], root[other]))
        if kept == gone or not occasions[kept].meets(occasions[gone]):
            continue
        occasions[kept] = occasions[kept].with_(occasions.pop(gone))
        root |= {member.quote_id: kept for member in groups[gone]}
        groups[kept] += groups.pop(gone)
    return _sorted(groups)


def fullest(reports: Collection[Report]) -> Report:
    """Return the report with the fullest wording: most of the words, and the speaker's own."""
    return max(reports, key=lambda report: (*_fullness(report), report.quote_id))


def _sorted(groups: Mapping[str, tuple[Report, ...]]) -> list[tuple[Report, ...]]:
    members = (tuple(sorted(group, key=_id)) for group in groups.values())
    return sorted(members, key=lambda group: group[0].quote_id)


def _id(report: Report) -> str:
    return report.quote_id


def _surest_first(link: tuple[tuple[str, str], Likeness]) -> tuple[float, tuple[str, ...]]:
    ids, likeness = link
    return -likeness.score, tuple(sorted(ids))


def _fullness(report: Report) -> tuple[float, int, int]:
    found = sketch_of(report)
    return len(found.stems) - _CUT_COSTS * len(found.cuts), -report.text.count("["), len(report.text)
