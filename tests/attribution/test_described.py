"""What an article calls a speaker, read from the words beside the name; no parse is needed for it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parses import LEXICON

from quotetrack.attribution.cast import Cast
from quotetrack.attribution.described import Described
from quotetrack.attribution.plan import plan
from quotetrack.attribution.speakers import Memory, Mention, Speaker

PERSON = "Ana Kosh"


def described(text):
    return Described(Memory(plan(text, LEXICON), Cast(text, LEXICON), LEXICON))


def role(text, name=PERSON):
    speaker = Speaker(name, "person")
    return described(text).role(speaker, speaker, None)


TITLES = {
    "Then Ukrainian President Ana Kosh spoke.": "Ukrainian President",
    "Prime Minister Ana Kosh spoke.": "Prime Minister",
    "Then the former FBI Director Ana Kosh spoke.": "former FBI Director",
    "On Monday Coach Ana Kosh spoke.": "Coach",
    "Then Sen. Ana Kosh spoke.": "Sen.",
    "A letter from U.S. Secretary of State Ana Kosh came.": "U.S. Secretary of State",
    "They called Republican senator Ana Kosh again.": "Republican senator",
    "In Tarn, farmer Ana Kosh spoke.": "farmer",
    "She was told by climate activist Ana Kosh to go.": "climate activist",
    "Later Retired Lt. Gen. Ana Kosh spoke.": "Retired Lt. Gen.",
    "She met the company’s chief executive Ana Kosh there.": "the company’s chief executive",
    "Then his lawyer Ana Kosh spoke.": "his lawyer",
    "We asked ex-minister Ana Kosh about it.": "ex-minister",
    "They saw police chief Ana Kosh there.": "police chief",
    "Bo Lin met activist Ana Kosh there.": "activist",
    "Body language expert Ana Kosh spoke.": "Body language expert",
    "They heard former Democratic presidential candidate Sen. Ana Kosh speak.": (
        "former Democratic presidential candidate Sen."
    ),
    "Some, including Senator Ana Kosh, spoke.": "Senator",
    "The White House press secretary Ana Kosh spoke.": "White House press secretary",
    "Vesmark’s energy minister Ana Kosh spoke.": "Vesmark’s energy minister",
    "Then Deputy Prime Minister Ana Kosh spoke.": "Deputy Prime Minister",
    "PRESIDENT ANA KOSH: No.\n\nThen Ana Kosh sat.": "PRESIDENT",
}
APPOSITIONS = {
    "Then Ana Kosh, a farmer from Iowa, spoke.": "a farmer from Iowa",
    "Then Ana Kosh, the president of Vesmark, spoke.": "the president of Vesmark",
    "Then Ana Kosh, president of Vesmark, spoke.": "president of Vesmark",
    "Then Ana Kosh, 45, a nurse, spoke.": "a nurse",
    "Then Ana Kosh, aged 45, a nurse, spoke.": "a nurse",
    "Then Ana Kosh (45), a nurse, spoke.": "a nurse",
    "Then Ana Kosh, of Lisk, a nurse, spoke.": "a nurse",
    "Then Ana Kosh, a nurse who lives in Lisk, spoke.": "a nurse",
    "Then Ana Kosh, Varga’s lawyer, spoke.": "Varga’s lawyer",
    "Then Ana Kosh, Ordania’s foreign minister, spoke.": "Ordania’s foreign minister",
    "Then Ana Kosh, an analyst at the Institute for Rivers in Lisk, spoke.": (
        "an analyst at the Institute for Rivers in Lisk"
    ),
    "Then Ana Kosh, a nurse and mother of two, spoke.": "a nurse and mother of two",
    "“No.” — Ana Kosh, Prime Minister of Ordania": "Prime Minister of Ordania",
    "Then Ana Kosh — the mayor of Tarn — spoke.": "the mayor of Tarn",
    "Then Ana Kosh (D-Mass.) spoke.": "D-Mass.",
    "Then Ana Kosh, R-Ohio, spoke.": "R-Ohio",
    "Then Ana Kosh, Democrat of Ohio, spoke.": "Democrat of Ohio",
    "Then Ana Kosh, the Michigan Republican, spoke.": "the Michigan Republican",
    "Then Ana Kosh, one of the survivors, spoke.": "one of the survivors",
    "Then Ana Kosh, head of the dam authority, spoke.": "head of the dam authority",
    "Then Ana Kosh, now a senator, spoke.": "now a senator",
    "Then Ana Kosh, a lawyer for the union, and Bo Lin spoke.": "a lawyer for the union",
    "Then Ana Kosh, a nurse, and Bo Varga, a farmer, spoke.": "a nurse",
    "Then Ana Kosh, the RT editor in chief, spoke.": "the RT editor in chief",
    "Then Ana Kosh, MD, a surgeon, spoke.": "a surgeon",
}
OTHERS = {
    "Ana Kosh is a nurse who sings.": "a nurse",
    "Ana Kosh was the first mayor of Tarn.": "the first mayor of Tarn",
    "Ana Kosh is Minister of Defence of Ordania.": "Minister of Defence of Ordania",
    "Ukraine’s foreign minister, Ana Kosh, spoke.": "Ukraine’s foreign minister",
    "He told the mayor of the town, Ana Kosh, to go.": "the mayor of the town",
    "They met Ordania’s foreign minister, Ana Kosh.": "Ordania’s foreign minister",
    "“No,” says the ferryman, Ana Kosh.": "the ferryman",
    "Its director, Ana Kosh, 45, spoke.": "Its director",
    # another place of the name tells more
    "Mrs. Kosh slept. Then Ana Kosh, a nurse, spoke.": "a nurse",
    "Ana Kosh slept. Later President Kosh spoke.": "President",
    "President Kosh slept. Ana Kosh, the president of Vesmark, woke.": "the president of Vesmark",
    "Ana Kosh, a resident of Tarn, slept. Later the nurse Ana Kosh woke.": "nurse",
    "Dr. Ana Kosh slept. Kosh, a surgeon, woke.": "a surgeon",
    "Sen. Ana Kosh (D-Mass.) spoke.": "Sen.",
    "Ana Kosh, a nurse, slept. Ana Kosh, a farmer, woke.": "a nurse",
}
NOTHING = [
    "Ana Kosh spoke.",
    "Then Mr. Ana Kosh spoke.",
    "They may insult Mrs. Ana Kosh again.",
    "Then Ana Kosh, Varga and Lind spoke.",
    "Then Ana Kosh, President Lind and others spoke.",
    "Then Ana Kosh, the mayor and Varga spoke.",
    "In Ana Kosh, the mayor said, there is hope.",
    "After Ana Kosh, the mayor said she would go.",
    "Then Ana Kosh, who heads the dam authority, spoke.",
    "Then Ana Kosh, 45, spoke.",
    "On 3 May, Ana Kosh, on Monday, spoke.",
    "President Lind and Ana Kosh spoke.",
    "President Lind met Ana Kosh.",
    "The mayor saw Ana Kosh.",
    "Ana Kosh’s lawyer, Bo Lin, spoke.",
    "Ana Kosh is not a nurse.",
    "Ana Kosh was asleep.",
    "“I know that Ana Kosh, a nurse, will come,” said Bo Lin.",
    "Bo Lin heard of it. “The mayor, Ana Kosh, is my friend,” he said.",
    "Then, 45 minutes later, Ana Kosh spoke.",
]


@pytest.mark.parametrize(("text", "expected"), (TITLES | APPOSITIONS | OTHERS).items())
def test_role_as_printed(text, expected):
    assert role(text) == expected
    assert expected in text


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_tells(text):
    assert role(text) is None


def test_list_gives_each_their_own():
    text = "Then Ana Kosh, a nurse, and Bo Varga, a farmer, spoke."
    assert (role(text), role(text, "Bo Varga")) == ("a nurse", "a farmer")


def test_possessive_owner_is_not_what_is_owned():
    assert role("Ana Kosh’s lawyer, Bo Lin, spoke.", "Bo Lin") == "Ana Kosh’s lawyer"


def test_only_persons_are_something():
    text = "Then Ana Kosh, a nurse, spoke."
    organization = Speaker(PERSON, "organization")
    nobody = Speaker(None, "unnamed")
    assert described(text).role(organization, organization, None) is None
    assert described(text).role(nobody, nobody, None) is None


def test_a_long_phrase_is_cut_where_a_part_ends():
    text = (
        "Then Ana Kosh, a senior adviser to the committee for the protection of rivers in the valley"
        " of the Sill near Tarn, spoke."
    )
    assert role(text) == "a senior adviser to the committee for the protection of rivers in the valley"


def test_surname_that_the_list_of_office_holders_completes():
    text = "Then Russian President Putin spoke."
    found, full = Speaker("Putin", "person"), Speaker("Vladimir Putin", "person")
    assert described(text).role(found, full, None) == "Russian President"


def test_office_by_which_the_article_means_somebody_whom_it_never_names():
    text = "“No,” said the Ukrainian president on Monday."
    start, head = text.index("the "), text.index("president")
    mention = Mention(start, head + len("president"), head, head + len("president"))
    holder = Speaker("Volodymyr Zelensky", "person")
    assert described(text).role(Speaker(None, "unnamed"), holder, mention) == "the Ukrainian president"


def test_title_of_a_surname_that_is_in_full_another_persons():
    text = "Then Michelle Obama slept. Later President Obama spoke."
    found, full = Speaker("Michelle Obama", "person"), Speaker("Barack Obama", "person")
    assert described(text).role(found, full, None) == "President"


@pytest.mark.parametrize(
    "unit",
    [
        "Then Ana Kosh slept. ",
        "Kosh, the a a a a ",
        "Ana Kosh, the mayor of ",
        "Kosh’s Kosh’s ",
        "The Old Minister Kosh Of The ",
        " \u00a0,",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit):
    text = unit * 3000 + "Ana Kosh spoke."
    found = described(text)
    speaker = Speaker(PERSON, "person")
    start = time.process_time()
    found.role(speaker, speaker, None)
    assert time.process_time() - start < 5


PIECES = [
    "Ana Kosh",
    "Kosh",
    ", ",
    "the ",
    "a ",
    "nurse",
    "President ",
    " of ",
    "’s ",
    "\u202e",
    "“",
    "”",
    "(",
    "D-",
    " is ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join))
def test_any_text_gives_words_of_its_own(text):
    found = role(text)
    assert found is None or (0 < len(found) <= 80 and found in " ".join(text.split()))
