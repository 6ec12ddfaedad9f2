"""Whom a pronoun or a noun may stand for: who is a candidate, and what the network is told of each."""

import numpy as np
import pytest
from parses import LEXICON

from quotetrack.attribution.antecedents import Known
from quotetrack.attribution.plan import plan
from quotetrack.attribution.ranker import Ranker, Weights
from quotetrack.attribution.resolve import Resolver
from quotetrack.attribution.speakers import Mention
from quotetrack.people.holders import People


def ranker(**liked):
    """Return a network that adds up what it likes: names of features with a weight each."""
    count = len(liked["likes"])
    embed = np.zeros((count + 1, 1), np.float32)
    embed[1:, 0] = list(liked["likes"].values())
    one = np.ones((1, 1), np.float32)
    zero = np.zeros(1, np.float32)
    return Ranker(
        Weights(
            vocabulary={name: i for i, name in enumerate(liked["likes"], start=1)},
            embed=embed,
            bias1=zero,
            dense2=one,
            bias2=zero,
            dense3=np.ones(1, np.float32),
        )
    )


def resolver(text, likes=None):
    return Resolver(plan(text, LEXICON), LEXICON, Known(ranker(likes=likes or {"nobody": 1.0}), People()))


def mention(text, words):
    start = text.rindex(words)
    head = words.split()[-1]
    at = start + words.rindex(head)
    return Mention(start, start + len(words), at, at + len(head))


def candidates(text, words):
    found = resolver(text)
    one = mention(text, words)
    _, rows = found.antecedents.rows(one, words.split()[-1].casefold())
    return [row.name.full if row.name else None for row in rows]


CASES = {
    "gender": ("Ana Kosh met Peter Lin. “No,” she said.", "she", [None, "Ana Kosh"]),
    "nearest first": ("Anna Kosh met Maria Lin. “No,” she said.", "she", [None, "Maria Lin", "Anna Kosh"]),
    "things": ("Ana Kosh left Nordlys Telecom. “No,” it said.", "it", [None, "Nordlys Telecom"]),
    "owned": ("Victor Amsel slept. “No,” his lawyer said.", "his lawyer", [None]),
    "owned and told": (
        "Victor Amsel slept. Ana Kosh, a lawyer, did not. “No,” his lawyer said.",
        "his lawyer",
        [None, "Ana Kosh"],
    ),
    "not in the quotation": ("Anna Kosh slept. “Maria Lin did not,” she said.", "she", [None, "Anna Kosh"]),
    "known to all": ("Angela Merkel met Mr. Lin. “No,” he said.", "he", [None, "Lin"]),
}


@pytest.mark.parametrize(("text", "words", "expected"), CASES.values(), ids=CASES)
def test_candidates(text, words, expected):
    assert candidates(text, words) == expected


def test_what_the_network_prefers_is_meant_as_surely_as_it_is_likely():
    text = "Anna Kosh met Maria Lin. “No,” she said."
    found = resolver(text, {"a.rank=1": 3.0}).resolve(mention(text, "she"))
    assert found.name == "Anna Kosh"
    assert found.certainty == pytest.approx(np.exp(3) / (np.exp(3) + 2), abs=1e-3)


def test_nobody_is_an_answer():
    text = "Anna Kosh met Maria Lin. “No,” she said."
    found = resolver(text, {"nobody": 9.0}).resolve(mention(text, "she"))
    assert (found.name, found.type) == (None, "unnamed")


def test_who_has_spoken_is_told():
    text = "“Yes,” Anna Kosh said. Maria Lin slept. “No,” she said."
    found = resolver(text)
    found.resolve(mention(text, "Anna Kosh"))
    _, rows = found.antecedents.rows(mention(text, "she"), "she")
    spoke = {
        row.name.full: [f for f in row.features if f.startswith("a.spoke=she")] for row in rows if row.name
    }
    assert spoke == {"Anna Kosh": ["a.spoke=she 0 2"], "Maria Lin": ["a.spoke=she -"]}


def test_a_title_ends_no_sentence():
    text = "“Yes,” said Mr. Peter Lin of St. Ives. “No,” he said."
    found = resolver(text)
    assert found.memory.sentence(text.index("Ives")) == 0
    assert found.memory.sentence(text.rindex("he said")) == 1


def test_an_office_in_capitals_gives_way_to_who_holds_it():
    text = "The Special Envoy of the Riparian Council, Amara Lindqvist, said “no”."
    words = "The Special Envoy of the Riparian Council, Amara Lindqvist"
    at = text.index("Envoy")
    assert resolver(text).resolve(Mention(0, len(words), at, at + 5)).name == "Amara Lindqvist"


def test_somebody_apposed_behind_a_place_is_meant():
    text = "His former partner at Lenox, Ada Brin, called him a master."
    one = Mention(0, len("His former partner"), len("His former "), len("His former partner"))
    assert resolver(text).resolve(one).name == "Ada Brin"


def test_the_one_bearer_of_a_title_is_meant():
    text = "President Amara Conteh met Prime Minister Hideo Arai. “No,” said the prime minister."
    assert resolver(text).resolve(mention(text, "the prime minister")).name == "Hideo Arai"
