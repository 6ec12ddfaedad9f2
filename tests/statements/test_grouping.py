"""Alike quotes become statements: whatever their order, and never across two occasions."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.statements import are_apart, fullest, grouped, likeness, window
from tests.statements.making import PUBLISHED, report

LONG = "Until the treaty is signed by both neighbours, the gates at Karrow stay where they are."
WATER = "Water carries no passport, and neither does the wind from the hills."
TEXTS = [
    LONG,
    f"{LONG} {WATER}",
    WATER,
    "the gates at Karrow stay",
    "Until the treaty is signed … the gates at Karrow stay where they are",
    "Keep it open, keep it here.",
    LONG.replace("is signed", "is not signed"),
    "I never said ‘the gates at Karrow stay where they are’.",
    "…",
]
FRAMES = [
    "“…” Torvald said.",
    "Torvald repeated: “…”",
    "Torvald had said “…”.",
    "She denied having said “…”.",
]
drawn = st.tuples(
    st.sampled_from(TEXTS),
    st.fixed_dictionaries(
        {
            "published": st.sampled_from([0, 1, 4, 90]),
            "said": st.sampled_from([None, None, 0, 1, 30]),
            "frame": st.sampled_from(FRAMES),
            "medium": st.sampled_from([None, "in a letter", "in a speech"]),
            "article_id": st.sampled_from(["a", "b", "c"]),
            "person_id": st.sampled_from(["ilka-torvald", "ilka-torvald", "marek-dyer", None]),
        }
    ),
)
reports = st.lists(drawn, max_size=8).map(
    lambda found: [report(text, number, **about) for number, (text, about) in enumerate(found)]
)
QUICK = settings(max_examples=150, deadline=None)


def links(found):
    pairs = [(one, other) for one, other in combinations(found, 2) if likeness(one, other)]
    return {(one.quote_id, other.quote_id): likeness(one, other) for one, other in pairs}


@QUICK
@given(reports)
def test_likeness_is_the_same_both_ways(found):
    for one, other in combinations(found, 2):
        assert likeness(one, other) == likeness(other, one)
        assert are_apart(one, other) == are_apart(other, one)
        assert not (likeness(one, other) and are_apart(one, other))
        assert 0 <= (likeness(one, other).score if likeness(one, other) else 0) <= 1


@QUICK
@given(reports, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(found, random):
    made = links(found)
    shuffled = random.sample(found, len(found))
    turned = [
        ((other, one), how) if random.random() < 0.5 else ((one, other), how)
        for (one, other), how in random.sample(list(made.items()), len(made))
    ]
    assert grouped(shuffled, dict(turned)) == grouped(found, made)


@QUICK
@given(reports)
def test_every_report_is_in_one_group_of_one_occasion(found):
    groups = grouped(found, links(found))
    assert sorted(each.quote_id for group in groups for each in group) == sorted(r.quote_id for r in found)
    assert not any(are_apart(one, other) for group in groups for one, other in combinations(group, 2))


@QUICK
@given(reports.filter(bool), st.randoms(use_true_random=False))
def test_the_fullest_is_the_same_in_any_order(found, random):
    assert fullest(random.sample(found, len(found))) == fullest(found)


def test_an_outlet_that_prints_both_as_one_joins_what_others_print_apart():
    found = [report(LONG, 1), report(WATER, 2), report(f"{LONG} {WATER}", 3)]
    assert not likeness(found[0], found[1])
    assert len(grouped(found, links(found))) == 1
    assert len(grouped(found[:2], links(found[:2]))) == 2
    assert fullest(found) == found[2]


def test_a_quote_without_a_day_joins_the_occasion_that_is_nearest():
    slogan = "Keep it open, keep it here."
    first, second = report(slogan, 1, said=0), report(slogan, 2, said=2, published=2)
    undated = report(slogan, 3, published=3)
    assert grouped([first, second, undated], links([first, second, undated])) == [(first,), (second, undated)]


def test_the_fullest_wording_has_no_brackets_where_another_is_as_long():
    plain, cut = report(LONG, 1), report(LONG.replace("at Karrow", "[of the dam] … at Karrow"), 2)
    assert fullest([plain, cut]) == fullest([cut, plain]) == plain


def test_a_window_is_the_told_day_else_some_days_before_printing():
    day = timedelta(days=1)
    assert window(report(LONG, said=-9)) == (PUBLISHED - 9 * day, PUBLISHED - 9 * day)
    start, end = window(report(LONG))
    assert start < PUBLISHED <= end <= PUBLISHED + day
    retold = "The Ledger quoted her as telling clerks: “…”"
    assert window(report(LONG, said=-1, frame=retold)) == (start, end)


def test_hundreds_of_reports_are_grouped_quickly():
    found = [report(LONG, number, published=number % 3) for number in range(300)]
    made = {
        (one.quote_id, other.quote_id): likeness(found[0], found[3]) for one, other in combinations(found, 2)
    }
    assert [len(group) for group in grouped(found, made)] == [300]
