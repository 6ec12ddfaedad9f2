"""What users say counts at once, outlives every new reading, and can be taken back."""

import sqlite3
from contextlib import closing
from itertools import permutations

import pytest
from test_resolution import changes, state

from quotetrack import queries
from quotetrack.errors import BadQuery
from quotetrack.records import Article, Judgement, Quote, Whom, digest
from quotetrack.store import resolving

SAID = {  # the words of an article, and who says them
    "The dam will surely hold.": "Ana Kosh",
    "We will pay for it.": "A. Kosh",
    "It rained for three days.": "Bela Lind",
    "Nobody ever asked us.": "Cleo Marr",
}
DAM, PAY, RAIN, ASKED = SAID


@pytest.fixture
def timeline(database, told):
    with queries.open(database) as opened:
        opened.save(pairs(told))
        yield opened


def pairs(told, *, lead="", found=True, cut=0, speakers=SAID):
    """Return the articles as some model reads them: all quotes or none, each without its first characters."""
    made = []
    for number, (words, speaker) in enumerate(SAID.items()):
        source, _ = told(words, speaker, lead=lead, id=f"a{number}", published=f"2025-10-{number + 10}")
        quotes = [reading(source, words, cut, speakers.get(words))] if found else []
        made.append((source, quotes))
    return made


def reading(source, words, cut, speaker):
    from conftest import quote

    return quote(source, words[cut:], speaker, confidence=0.6)


def listed(timeline):
    """Return each quote's first known words with who says them and what a user said of that."""
    return {whole(one.text): (one.speaker, one.status) for one in timeline.quotes()}


def whole(text):
    return next((words for words in SAID if text in words), text)


def speakers(timeline):
    return {words: speaker for words, (speaker, _) in listed(timeline).items()}


def quote_of(timeline, words):
    [found] = [one for one in timeline.quotes() if whole(one.text) == words]
    return Quote.model_validate(found.model_dump(include=set(Quote.model_fields)))


def say(timeline, kind, **what):
    return timeline.judge(Judgement(kind=kind, who="tester", **what)).number


def take_back(timeline, number):
    return say(timeline, "undo", undoes=number)


def whom(timeline, name):
    return timeline.whom(name.lower().replace(" ", "-"))


def new(name):
    return Whom(id=name.lower(), name=name, spellings=(name,))


def merge(timeline):
    return say(timeline, "same", person=whom(timeline, "Ana Kosh"), other=whom(timeline, "Bela Lind"))


def split_spelling(timeline):
    person = whom(timeline, "Ana Kosh")
    away = timeline.bearers_called(["A. Kosh"])
    rest = tuple(name for name in person.bearers if name not in away)
    one = person.model_copy(update={"bearers": rest, "spellings": ("Ana Kosh",)})
    other = person.model_copy(update={"name": "A. Kosh", "bearers": away, "spellings": ("A. Kosh",)})
    return say(timeline, "different", person=one, other=other)


def alias(timeline):
    return say(timeline, "alias", person=whom(timeline, "Bela Lind"), name="Cleo Marr")


def rename(timeline):
    return say(timeline, "rename", person=whom(timeline, "Bela Lind"), name="Béla Lind-Ors")


def on_quote(kind, words, person=None):
    """Return a function that judges a quote; ``person`` makes whom it is of from a timeline."""

    def judge(timeline):
        of = person(timeline) if person else None
        return say(timeline, kind, quote=quote_of(timeline, words), person=of)

    return judge


BEFORE = {DAM: "Ana Kosh", PAY: "Ana Kosh", RAIN: "Bela Lind", ASKED: "Cleo Marr"}
# each judgement, and what is listed otherwise from then on
OF_PEOPLE = {
    "merge": (merge, {RAIN: "Ana Kosh"}),
    "split a spelling": (split_spelling, {PAY: "A. Kosh"}),
    "alias": (alias, {ASKED: "Bela Lind"}),
    "rename": (rename, {RAIN: "Béla Lind-Ors"}),
}
OF_QUOTES = {
    "by somebody known": (on_quote("speaker", RAIN, lambda t: whom(t, "Ana Kosh")), {RAIN: "Ana Kosh"}),
    "by somebody new": (on_quote("speaker", RAIN, lambda t: new("Dora Voss")), {RAIN: "Dora Voss"}),
    "by nobody": (on_quote("speaker", RAIN), {RAIN: None}),
    "confirmed": (on_quote("confirmed", RAIN, lambda t: whom(t, "Bela Lind")), {RAIN: "Bela Lind"}),
    "no quote": (on_quote("not_quote", RAIN), {RAIN: "gone"}),
}
every = pytest.mark.parametrize("name", [*OF_PEOPLE, *OF_QUOTES])
every_of_a_quote = pytest.mark.parametrize("name", OF_QUOTES)


def judged(timeline, name):
    """Judge, and return the judgement's number with what is listed then."""
    judge, change = (OF_PEOPLE | OF_QUOTES)[name]
    number = judge(timeline)
    return number, {words: who for words, who in (BEFORE | change).items() if who != "gone"}


def test_before_anybody_judges(timeline):
    assert speakers(timeline) == BEFORE


class TestNothingIsLost:
    @every
    def test_what_is_said_takes_effect_at_once_and_as_if_all_were_resolved_anew(
        self, timeline, database, name
    ):
        _, expected = judged(timeline, name)
        assert speakers(timeline) == expected
        reached = state(database)
        timeline.resolve_anew()
        assert changes(state(database), reached) == {}

    @every
    def test_articles_read_again(self, timeline, database, told, name):
        _, expected = judged(timeline, name)
        reached = state(database)
        timeline.save(pairs(told))
        assert speakers(timeline) == expected
        assert changes(state(database), reached) == {}

    @every
    def test_another_model_that_finds_other_ends_of_quotes(self, timeline, told, name):
        _, expected = judged(timeline, name)
        timeline.save(pairs(told, cut=4))
        assert speakers(timeline) == expected
        timeline.save(pairs(told))
        assert speakers(timeline) == expected

    @every_of_a_quote
    def test_another_model_that_takes_another_speaker(self, timeline, told, name):
        _, expected = judged(timeline, name)
        timeline.save(pairs(told, speakers=SAID | {RAIN: "Eli Grau"}))
        assert speakers(timeline) == expected

    @every_of_a_quote
    def test_another_model_that_does_not_find_the_quote(self, timeline, told, name):
        _, expected = judged(timeline, name)
        timeline.save(pairs(told, found=False))
        assert speakers(timeline) == ({RAIN: expected[RAIN]} if RAIN in expected else {})
        timeline.save(pairs(told))
        assert speakers(timeline) == expected

    @every
    def test_a_text_in_which_the_words_moved(self, timeline, told, name):
        _, expected = judged(timeline, name)
        timeline.save(pairs(told, lead="The courier was late again.\n\n"))
        assert speakers(timeline) == expected
        for one in timeline.quotes():
            text = timeline.show(one.quote_id).article.text
            assert " ".join(text[start:end] for start, end in one.spans) == one.text

    @every_of_a_quote
    def test_words_that_moved_and_were_not_found(self, timeline, told, name):
        _, expected = judged(timeline, name)
        timeline.save(pairs(told, lead="The courier was late again.\n\n", found=False))
        assert speakers(timeline) == ({RAIN: expected[RAIN]} if RAIN in expected else {})
        for one in timeline.quotes():
            text = timeline.show(one.quote_id).article.text
            assert " ".join(text[start:end] for start, end in one.spans) == one.text

    @every_of_a_quote
    def test_words_that_are_gone_from_the_text_and_come_back(self, timeline, told, name):
        number, expected = judged(timeline, name)
        other = told("Not a word of it.", "Bela Lind", id="a2", published="2025-10-12")
        timeline.save([other])
        left = {words: who for words, who in expected.items() if words != RAIN}
        assert speakers(timeline) == left | {"Not a word of it.": "Bela Lind"}
        assert [one.judgement.number for one in timeline.log() if one.stands] == [number]
        timeline.save(pairs(told))
        assert speakers(timeline) == expected

    @every
    def test_other_lists_of_people_and_other_rules_for_names(self, timeline, monkeypatch, told, name):
        _, expected = judged(timeline, name)
        monkeypatch.setattr(resolving, "_RULES", resolving._RULES + 1)
        monkeypatch.setattr(resolving, "gazetteer", lambda: ())
        timeline.save([told("Something else.", "Fay Roe", id="b")])
        assert speakers(timeline) == expected | {"Something else.": "Fay Roe"}


class TestUndo:
    @every
    def test_an_undo_leaves_no_trace_but_in_the_log(self, timeline, database, name):
        untouched = state(database)
        number, expected = judged(timeline, name)
        take_back(timeline, number)
        assert speakers(timeline) == BEFORE
        assert changes(state(database), untouched) == {}
        take_back(timeline, number + 1)
        assert speakers(timeline) == expected
        take_back(timeline, number + 2)
        assert changes(state(database), untouched) == {}
        assert [one.stands for one in timeline.log()] == [False, True, False, True]

    @every_of_a_quote
    def test_an_undo_after_another_model(self, timeline, told, name):
        number, _ = judged(timeline, name)
        timeline.save(pairs(told, found=False))
        take_back(timeline, number)
        assert speakers(timeline) == {}
        timeline.save(pairs(told))
        assert speakers(timeline) == BEFORE

    @pytest.mark.parametrize("order", list(permutations(range(4)))[::3], ids=str)
    def test_one_by_one_in_any_order(self, timeline, database, order):
        untouched = state(database)
        numbers = [judged(timeline, name)[0] for name in ("alias", "by somebody new", "rename", "merge")]
        for at in order:
            take_back(timeline, numbers[at])
            reached = state(database)
            timeline.resolve_anew()
            assert changes(state(database), reached) == {}
        assert changes(state(database), untouched) == {}

    @pytest.mark.parametrize("number", [2, 99, 0, -1])
    def test_what_nobody_said_cannot_be_undone(self, timeline, number):
        merge(timeline)
        with pytest.raises(BadQuery, match=f"no judgement has the number {number}"):
            take_back(timeline, number)
        assert len(timeline.log()) == 1

    def test_nothing_is_undone_twice(self, timeline):
        number = merge(timeline)
        take_back(timeline, number)
        with pytest.raises(BadQuery, match="was undone before"):
            take_back(timeline, number)
        assert len(timeline.log()) == 2

    def test_an_undo_of_a_quote_says_what_was_said_before(self, timeline):
        on_quote("confirmed", RAIN)(timeline)
        number = OF_QUOTES["by somebody new"][0](timeline)
        take_back(timeline, number)
        assert listed(timeline)[RAIN] == ("Bela Lind", "confirmed")


AGAIN = "Yes."


def echo(*between):
    """Return an article in which two say the same, with the quotes found there."""
    from conftest import quote

    first, second = (f"“{AGAIN}” {name} said." for name in ("Ana Kosh", "Bela Lind"))
    lead, middle = between
    source = Article(id="echo", text=f"{lead}{first}{middle}{second}")
    one = quote(source, AGAIN, "Ana Kosh")
    start = source.text.rindex(AGAIN)
    spans = ((start, start + len(AGAIN)),)
    around = {"prefix": source.text[start - 8 : start], "suffix": source.text[spans[0][1] :][:8]}
    about = {"quote_id": digest(source.id, source.sha256, spans), "speaker": "Bela Lind", "spans": spans}
    return source, [one, one.model_copy(update=about | around)]


@pytest.mark.parametrize("found", [True, False], ids=["found again", "not found again"])
@pytest.mark.parametrize("between", [("", "\n\n"), ("It was late. ", " "), ("", " Then it rained. ")])
def test_of_two_places_with_the_same_words_the_judged_one_is_found(timeline, between, found):
    timeline.save([echo("", " ")])
    [quote] = [one for one in timeline.quotes() if (one.text, one.speaker) == (AGAIN, "Bela Lind")]
    bare = Quote.model_validate(quote.model_dump(include=set(Quote.model_fields)))
    say(timeline, "speaker", quote=bare, person=new("Dora Voss"))
    source, quotes = echo(*between)
    timeline.save([(source, quotes if found else [])])
    [corrected] = [one for one in timeline.quotes() if one.speaker == "Dora Voss"]
    assert corrected.spans == quotes[1].spans


def apart(timeline, one, other):
    return say(timeline, "different", person=whom(timeline, one), other=whom(timeline, other))


def together(timeline, one, other):
    return say(timeline, "same", person=whom(timeline, one), other=whom(timeline, other))


class TestTogetherAndApart:
    def test_merging_never_crosses_what_is_not_the_same(self, timeline, database):
        apart(timeline, "Ana Kosh", "Cleo Marr")
        together(timeline, "Ana Kosh", "Bela Lind")
        reached = state(database)
        with pytest.raises(BadQuery, match="Ana Kosh and Cleo Marr are kept apart"):
            together(timeline, "Ana Kosh", "Cleo Marr")
        bela = whom(timeline, "Ana Kosh").model_copy(update={"bearers": ("p:bela-lind",)})
        with pytest.raises(BadQuery, match="kept apart by judgement"):
            say(timeline, "same", person=bela, other=whom(timeline, "Cleo Marr"))
        assert changes(state(database), reached) == {}
        assert len(timeline.log()) == 2

    def test_nor_where_it_was_said_of_another_spelling(self, timeline, database):
        ana = whom(timeline, "Ana Kosh")
        one = ana.model_copy(update={"bearers": ("p:a-kosh",), "spellings": ("A. Kosh",), "name": "A. Kosh"})
        say(timeline, "different", person=one, other=whom(timeline, "Bela Lind"))
        reached = state(database)
        with pytest.raises(BadQuery, match="kept apart by judgement"):
            together(timeline, "Ana Kosh", "Bela Lind")
        assert changes(state(database), reached) == {}

    def test_a_chain_that_would_cross_it_is_cut_where_it_was_split_last(self, timeline):
        together(timeline, "Ana Kosh", "Bela Lind")
        together(timeline, "Ana Kosh", "Cleo Marr")
        assert set(speakers(timeline).values()) == {"Ana Kosh"}
        person = whom(timeline, "Ana Kosh")
        cleo = person.model_copy(update={"name": "Cleo Marr", "bearers": ("p:cleo-marr",)})
        rest = tuple(name for name in person.bearers if name != "p:cleo-marr")
        number = say(timeline, "different", person=person.model_copy(update={"bearers": rest}), other=cleo)
        assert speakers(timeline) == BEFORE | {RAIN: "Ana Kosh"}
        take_back(timeline, number)
        assert set(speakers(timeline).values()) == {"Ana Kosh"}

    def test_who_was_split_can_be_merged_when_that_is_taken_back(self, timeline):
        number = apart(timeline, "Ana Kosh", "Bela Lind")
        assert speakers(timeline) == BEFORE
        with pytest.raises(BadQuery):
            together(timeline, "Ana Kosh", "Bela Lind")
        take_back(timeline, number)
        together(timeline, "Ana Kosh", "Bela Lind")
        assert speakers(timeline) == BEFORE | {RAIN: "Ana Kosh"}

    def test_what_was_merged_can_be_split_and_is_merged_when_that_is_taken_back(self, timeline):
        merged = together(timeline, "Ana Kosh", "Bela Lind")
        person = whom(timeline, "Ana Kosh")
        bela = person.model_copy(update={"name": "Bela Lind", "bearers": ("p:bela-lind",)})
        ana = person.model_copy(update={"bearers": ("p:ana-kosh", "p:a-kosh")})
        number = say(timeline, "different", person=ana, other=bela)
        assert speakers(timeline) == BEFORE
        take_back(timeline, merged)
        with pytest.raises(BadQuery, match="kept apart by judgement"):  # to merge again
            take_back(timeline, merged + 2)
        take_back(timeline, number)
        take_back(timeline, merged + 2)
        assert speakers(timeline) == BEFORE | {RAIN: "Ana Kosh"}

    def test_one_person_is_not_told_from_himself(self, timeline, database):
        reached = state(database)
        with pytest.raises(BadQuery):
            apart(timeline, "Ana Kosh", "Ana Kosh")
        assert changes(state(database), reached) == {}
        assert timeline.log() == []

    @pytest.mark.parametrize("last_named", ["Ana Kosh", "Cleo Marr"])
    def test_the_first_keeps_name_and_id(self, timeline, last_named):
        for name in sorted(("Ana Kosh", "Cleo Marr"), key=lambda name: name == last_named):
            say(timeline, "rename", person=whom(timeline, name), name=f"Dr. {name}")
        together(timeline, "Cleo Marr", "Ana Kosh")
        assert set(speakers(timeline).values()) == {"Dr. Cleo Marr", "Bela Lind"}
        assert {one.id for one in timeline.people()} == {"cleo-marr", "bela-lind"}
        say(timeline, "rename", person=whom(timeline, "Cleo Marr"), name="C. M.")
        assert set(speakers(timeline).values()) == {"C. M.", "Bela Lind"}

    @pytest.mark.parametrize("kind", ["alias", "rename"])
    @pytest.mark.parametrize("name", ["", " ", "!?", "\x1b"])
    def test_what_is_no_name_is_nobodys(self, timeline, kind, name):
        with pytest.raises(BadQuery, match="is no name"):
            say(timeline, kind, person=whom(timeline, "Ana Kosh"), name=name)
        assert timeline.log() == []


@pytest.mark.parametrize("sql", ["UPDATE judgements SET why = 'x'", "DELETE FROM judgements"])
def test_nobody_changes_what_was_said(timeline, database, sql):
    merge(timeline)
    with closing(sqlite3.connect(database)) as db, pytest.raises(sqlite3.IntegrityError, match="only added"):
        db.execute(sql)
    assert len(timeline.log()) == 1


def test_the_later_of_two_aliases_counts_and_the_first_again_once_it_is_undone(timeline):
    first = say(timeline, "alias", person=whom(timeline, "Bela Lind"), name="Cleo Marr")
    assert speakers(timeline)[ASKED] == "Bela Lind"
    second = say(timeline, "alias", person=whom(timeline, "Ana Kosh"), name="cleo marr")
    assert speakers(timeline)[ASKED] == "Ana Kosh"
    take_back(timeline, second)
    assert speakers(timeline)[ASKED] == "Bela Lind"
    take_back(timeline, first)
    assert speakers(timeline)[ASKED] == "Cleo Marr"
