"""Decisions become quotes: parts of one utterance are joined, and each gets its kind."""

from __future__ import annotations

import re

from quotetrack.attribution.clauses import is_clause
from quotetrack.attribution.decide import Decision
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.spelling import UNSHORTENED

_SENTENCE_INSIDE = re.compile(r"[.!?]" + UNSHORTENED + r"[”’\"')]*\s+\S")
_MOST_WORDS_BETWEEN = 40


def joined(plan: Plan, decisions: list[Decision]) -> list[list[Decision]]:
    """Group decisions that are one quote: re-opened marks, and words on both sides of their cue."""
    groups: list[list[Decision]] = []
    group_of: dict[int, list[Decision]] = {}
    for decision in decisions:
        before = groups[-1][-1] if groups else None
        if decision.of is not None and id(decision.of) in group_of:
            group = group_of[id(decision.of)]
        elif before is not None and _is_split(plan, before, decision, groups[-1]):
            group = groups[-1]
        else:
            group = []
            groups.append(group)
        group.append(decision)
        group_of[id(decision)] = group
    return groups


def _is_split(plan: Plan, before: Decision, after: Decision, group: list[Decision]) -> bool:
    """Tell whether only a reporting clause stands between two parts that one speaker says."""
    if before.number != after.number or not _shares_speaker(before, after) or before.named:
        return False
    between = plan.text[before.pair.outer[1] : after.pair.outer[0]]
    is_third = any(d.number == after.number and d is not before for d in group)
    if is_third:  # one clause joins two sentences; a third part must go on with the sentence
        return (
            bool(between.strip())
            and not re.search(r"[.!?:]", between)
            and plan.text[before.pair.end - 1] == ","
        )
    if not between.strip() or _SENTENCE_INSIDE.search(between) or len(between.split()) > _MOST_WORDS_BETWEEN:
        return False
    return (
        is_clause(plan, before.number, before.pair)
        and _names_speaker(before, after)
        and not between.rstrip().endswith(":")
    )


def _shares_speaker(before: Decision, after: Decision) -> bool:
    if before.row is None or after.row is None:
        return False
    return before.row.nominal is after.row.nominal and before.row.passage is after.row.passage


def _names_speaker(before: Decision, after: Decision) -> bool:
    """Tell whether the speaker is named between the two parts."""
    row = before.row
    if row is None or row.passage is None or row.nominal is None or before.choice is None:
        return False
    start, end = row.passage.article_span(row.nominal.token, row.nominal.token)
    return before.pair.outer[1] <= start and end <= after.pair.outer[0]


def kind(plan: Plan, group: list[Decision], *, is_post: bool) -> str:
    """Name the kind of quote that a group of decisions makes."""
    first = group[0]
    given = plan.layout.kinds.get((first.number, first.index), "")
    if given:
        return "post" if is_post and given == "block" else given
    if any(is_clause(plan, decision.number, decision.pair) for decision in group):
        return "post" if is_post else "direct"
    return "mixed"
