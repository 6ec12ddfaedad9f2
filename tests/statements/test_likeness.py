"""Which two quotes report one saying: tables by kind, each pair both ways round."""

from datetime import timedelta

import pytest

from quotetrack.statements import are_apart, likeness
from tests.statements.making import PUBLISHED, report

GATES = "Until the treaty is signed by both neighbours, the gates at Karrow stay where they are."
FERRY = "Nobody asked the ferryman what the rope had cost him in the winter of the flood."
SLOGAN = "Keep it open, keep it here."


def found(one, other):
    """Return the likeness, and see that it is the same whichever comes first."""
    assert likeness(one, other) == likeness(other, one)
    assert are_apart(one, other) == are_apart(other, one)
    return likeness(one, other)


SAME = {
    "verbatim": (GATES, {}, GATES, {"published": 1}),
    "other marks and capitals": (GATES, {}, GATES[0].lower() + GATES[1:-1] + ",", {"published": 1}),
    "american spelling": (
        "Our neighbours co-operated and the harbour centre was organised without licence.",
        {},
        "Our neighbors cooperated and the harbor center was organized without license.",
        {"published": 1},
    ),
    "cut at the end": (GATES, {}, "Until the treaty is signed by both neighbours,", {"published": 1}),
    "cut with dots": (GATES, {}, "Until the treaty is signed … the gates at Karrow stay", {"published": 1}),
    "brackets instead of words": (
        "He took it from the fishermen and he never gave it back to them.",
        {},
        "[The minister] took it from the fishermen and he never gave it back to [the guild].",
        {"published": 1},
    ),
    "a capital in brackets": (GATES, {}, "[T]he gates at Karrow stay where they are", {"published": 1}),
    "a fragment in the reporter's clause": (
        "The levy is a slow poison for every village along the river.",
        {},
        "a slow poison for every village",
        {"kind": "mixed", "frame": "Torvald called the levy “…”.", "published": 1},
    ),
    "a short fragment that is more than a name": (
        "You ran the harbour office as a private purse.",
        {},
        "as a private purse",
        {"kind": "mixed", "frame": "She said he had run it “…”.", "published": 1},
    ),
    "a stammer": (
        "We, we have — we have waited, you know, eleven winters for that, for that bridge.",
        {},
        "We have waited eleven winters for that bridge.",
        {"published": 1},
    ),
    "a number in words": (
        "Forty-one lorries stood there and seventeen million crowns of grain were rotting.",
        {},
        "41 lorries stood there and 17 million crowns of grain were rotting.",
        {"published": 1},
    ),
    "a short form written out": (
        "It'll be a baker who shuts the mill, it won't be a clerk.",
        {},
        "It will be a baker who shuts the mill, it will not be a clerk.",
        {"published": 1},
    ),
    "a word misheard": (
        "The dredger has been running on fumes since the end of the harvest.",
        {},
        "The dredger has been running on foam since the end of the harvest.",
        {"published": 1},
    ),
    "a number misheard on that day": (
        "There was seventeen million crowns of barley in that store at midnight.",
        {"said": 0},
        "There was seventy million crowns of barley in that store at midnight.",
        {"said": 0},
    ),
    "another translation": (
        "A church which heats its stones and lets people freeze has understood nothing of what it sings.",
        {},
        "A church that warms its stones while men freeze has not understood a word of its own hymns.",
        {"published": 1},
    ),
    "another translation in other order": (
        "It is not our hearts that are too narrow, it is the staircase.",
        {},
        "Our hearts are not too narrow; the staircase is.",
        {"published": 1},
    ),
    "a sentence that both have, beside others": (
        "My grandfather dug that canal by hand. We sold the spades for a photograph.",
        {},
        "We sold the spades for a photograph. The least we can do is to stand here.",
        {"published": 1},
    ),
    "few common words that are nearly all": ("Not one of them, not one.", {}, "Not one of them.", {}),
    "a long sentence printed again": (FERRY, {}, FERRY, {"published": 200}),
    "a reminder that tells the day": (
        SLOGAN,
        {"said": 0},
        "keep it open",
        {"kind": "mixed", "said": 0, "published": 90, "frame": "In March she had vowed to “…”."},
    ),
    "a reminder of old words": (
        "I've got a crew that's running on fumes and nobody upstairs wants to hear it.",
        {},
        "a crew that's running on fumes",
        {
            "kind": "mixed",
            "published": 90,
            "frame": "Torvald, who said after the flood that she had “…”, left.",
        },
    ),
    "a paper that quotes another": (
        "I'd sooner sink the ferry than fund it for another winter.",
        {"said": -8},
        "I'd sooner sink the ferry than fund it for another winter.",
        {"said": 0, "published": 1, "frame": "The Ledger on Tuesday quoted her as telling officials: “…”"},
    ),
    "a speaker who left something open": (
        FERRY,
        {},
        FERRY,
        {"frame": "“…” Torvald said, but did not say who told her."},
    ),
    "something that happens again": (
        FERRY,
        {"said": -2, "published": -2},
        FERRY,
        {"frame": "“…” said Torvald, whose pier was under water again."},
    ),
    "an article that leaves open who spoke": (
        FERRY,
        {},
        FERRY,
        {"person_id": None, "speaker_type": "unnamed", "published": 1},
    ),
    "the lead and the body of one article": (
        GATES,
        {},
        "the gates at Karrow stay where they are",
        {"article_id": "a1", "kind": "mixed"},
    ),
}
OTHER = {
    "another subject": (GATES, {}, FERRY, {}),
    "another sentence on the subject": (
        "The sanctions hit the poor first and the generals last.",
        {},
        "The sanctions must be lifted before the winter.",
        {},
    ),
    "a denial dropped": (
        "The ministry knew nothing of the payments to the dredging company.",
        {},
        "The ministry knew of the payments to the dredging company.",
        {},
    ),
    "no new, and a new": (
        "There will be no new tax on fuel, this year or next.",
        {},
        "There will be a new tax on fuel, starting next year.",
        {},
    ),
    "another number": (
        "We have 41 people unaccounted for, and the water is still rising.",
        {},
        "We have 23 people unaccounted for, and the water is still rising.",
        {},
    ),
    "the opposite": (
        "The army will stay at the northern border until the spring.",
        {},
        "The army will leave the northern border in the spring.",
        {},
    ),
    "the same words on another day": (GATES, {"said": 0}, GATES, {"published": 3, "said": 2}),
    "said after the other was printed": (FERRY, {}, FERRY, {"published": 8, "said": 6}),
    "a slogan days later": (SLOGAN, {}, SLOGAN, {"published": 5}),
    "a slogan elsewhere": (
        SLOGAN,
        {"frame": "“…” Torvald told miners in Lisk."},
        SLOGAN,
        {"frame": "“…” Torvald told dairy farmers at the Merrow market.", "published": 1},
    ),
    "a month that holds many sayings": (
        "We will invest in clean energy and in schools.",
        {"said": 3, "published": 3},
        "clean energy",
        {
            "kind": "mixed",
            "published": 99,
            "said_start": PUBLISHED,
            "said_end": PUBLISHED + timedelta(days=27),
        },
    ),
    "denied remarks": (FERRY, {}, FERRY, {"frame": "Torvald denied the remarks “…”."}),
    "a rejected report": (FERRY, {}, FERRY, {"frame": "She rejected a report that she had said “…”."}),
    "said again": (GATES, {"said": 0}, GATES, {"published": 3, "frame": "“…” Torvald repeated."}),
    "a letter and a speech": (
        FERRY,
        {"cue": "writes", "medium": "in a letter"},
        FERRY,
        {"cue": "told", "addressee": "farmers"},
    ),
    "a post and a speech": (FERRY, {"kind": "post"}, FERRY, {"cue": "told", "addressee": "councillors"}),
    "a denial that quotes the words": (
        "I'd sooner sink the ferry than fund it for another winter.",
        {},
        "I never said ‘I'd sooner sink the ferry than fund it’, and whoever heard it was asleep.",
        {},
    ),
    "a reporter's denial": (FERRY, {}, FERRY, {"frame": "Torvald denied having said “…”."}),
    "somebody else's echo": (FERRY, {}, FERRY, {"person_id": "marek-dyer"}),
    "an echo by anybody": (
        FERRY,
        {},
        FERRY,
        {"person_id": None, "speaker_type": "unnamed", "speaker_role": "a farmer from Lisk"},
    ),
    "a name for something": (
        "We have to speak of river piracy before anybody drowns.",
        {},
        "river piracy",
        {"kind": "mixed", "frame": "Torvald blamed the strike on “…”.", "published": 1},
    ),
    "one word": (
        "You are a liar and a coward.",
        {},
        "coward",
        {"kind": "mixed", "frame": "She called Dyer a “…”."},
    ),
    "common words of a fragment": (
        "We want to do more for the people of this town.",
        {},
        "do more",
        {"kind": "mixed", "frame": "Torvald would “…” at sea.", "published": 1},
    ),
    "two quotes of one article": (
        "Rates will stay where they are until inflation is beaten.",
        {},
        "Inflation is not beaten when it falls; it is beaten when people stop talking about it.",
        {"article_id": "a1"},
    ),
    "a joke told again": (
        "I have played nine nurses, four widows and a horse, so a queen is a demotion.",
        {},
        "I have played nine nurses, four widows and a horse, so I know my way around here.",
        {"published": 7},
    ),
}


@pytest.mark.parametrize("kind", SAME)
def test_one_saying_is_heard_in_both(kind):
    one, about, other, about_other = SAME[kind]
    assert found(report(one, 1, **about), report(other, 2, **about_other))


@pytest.mark.parametrize("kind", OTHER)
def test_two_sayings_stay_two(kind):
    one, about, other, about_other = OTHER[kind]
    assert not found(report(one, 1, **about), report(other, 2, **about_other))


def test_a_release_is_laid_to_the_company_or_to_its_spokesman():
    company = {"person_id": "northline", "speaker_type": "organization"}
    spokesman = {"person_id": "dan-roake", "speaker_role": "company spokesman"}
    assert found(report(GATES, 1, **company), report(GATES, 2, **spokesman))
    assert not found(report(GATES, 1, **company), report(GATES, 2, person_id="dan-roake"))
    assert not found(report(GATES, 1, **company), report(FERRY, 2, **spokesman))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (GATES, "same words"),
        ("the gates at Karrow stay where they are", "cut from the fuller wording"),
        (GATES.replace("signed", "sealed"), "differs in 1 of 16 words"),
        (
            "The gates at Karrow stay where they are till both neighbours sign the treaty.",
            "another translation: ",
        ),
    ],
)
def test_a_reader_is_told_why(other, why):
    assert found(report(GATES, 1), report(other, 2)).why.startswith(why)


def test_words_that_are_nearer_in_time_are_likelier_one_saying():
    near, far = (found(report(FERRY, 1), report(FERRY, 2, published=days)) for days in (0, 60))
    assert near.score > far.score > 0


@pytest.mark.parametrize("text", ["", "…", "[…]", "“”", "\u202e\u0000", "=1+1", "9" * 400, "hundred " * 300])
def test_odd_wordings_are_like_themselves_or_nothing(text):
    assert found(report(text, 1), report(FERRY, 2)) is None
    same = found(report(text, 1), report(text, 2))
    assert same is None or same.why == "same words"
