"""What goes in: once, or again, or changed, or not at all."""

import sqlite3

import pytest

from quotetrack import queries
from quotetrack.errors import StoreError
from quotetrack.queries import Filters
from quotetrack.records import Article, digest

EVERYTHING = Filters(versions="all")


@pytest.fixture
def timeline(database):
    with queries.open(database) as opened:
        yield opened


def dump(path):
    """Return every row of every table that is ours."""
    with sqlite3.connect(path) as db:
        tables = ("articles", "versions", "appearances", "quotes", "quotes_fts")
        rows = {table: db.execute(f"SELECT rowid, * FROM {table}").fetchall() for table in tables}
        rows["people"] = db.execute("SELECT * FROM people WHERE listed_name IS NULL").fetchall()
        rows["names"] = db.execute("SELECT * FROM names WHERE person_id LIKE 'ana%'").fetchall()
    db.close()
    return rows


def words(timeline, filters=EVERYTHING):
    return [quote.text for quote in timeline.quotes(filters)]


def test_writing_twice_changes_nothing(timeline, database, told):
    pairs = [told("Yes.", "Ana Kosh", id="a", published="2025-10-13"), told("No.", id="b")]
    timeline.save(pairs)
    before = dump(database)
    timeline.save(pairs)
    assert dump(database) == before
    assert all(timeline.has(article) for article, _ in pairs)


def test_a_quote_comes_back_as_it_was(timeline, told):
    like = {
        "cue": "said",
        "cue_span": (40, 44),
        "addressee": "reporters",
        "medium": "on X",
        "said_start": "2025-10-12",
        "said_end": "2025-10-13",
        "said_evidence": "on Sunday",
        "kind": "post",
    }
    about = {"title": "T", "url": "https://a.example", "publisher": "P"}
    article, [quote] = told("Ja, “ja”.", "Ana Kosh", **about, like=like)
    timeline.save([(article, [quote])])
    [stored] = timeline.quotes()
    given = {"person_id": "ana-kosh", "status": None, "day": "2025-10-12", "day_is": "said"}
    given["statement_id"] = stored.statement_id
    given |= {"tags": (), "score": None, "matched_by": (), "matches": (), "collection": None}
    assert stored.model_dump() == quote.model_dump() | about | given
    assert type(stored).model_validate(stored.model_dump()) == stored


def test_a_changed_text_is_a_new_version_and_the_old_quotes_stay_with_theirs(timeline, told):
    timeline.save([told("First.", "Ana", id="a")])
    timeline.save([told("Second.", "Ana", id="a")])
    assert words(timeline, Filters()) == ["Second."]
    assert sorted(words(timeline)) == ["First.", "Second."]
    old = next(quote for quote in timeline.quotes(EVERYTHING) if quote.text == "First.")
    shown = timeline.show(old.quote_id)
    assert (shown.version, shown.versions, shown.is_current) == (1, 2, False)
    assert shown.article.text[slice(*old.spans[0])] == "First."


def test_an_earlier_text_can_become_current_again(timeline, database, told):
    first, second = told("First.", "Ana", id="a"), told("Second.", "Ana", id="a")
    for pair in (first, second, first):
        timeline.save([pair])
    assert words(timeline, Filters()) == ["First."]
    assert timeline.has(first[0]) and not timeline.has(second[0])
    numbers = [(row[3], row[4]) for row in dump(database)["versions"]]
    assert sorted(numbers) == [(1, 1), (2, 0)]  # number, is_current: the first one is not numbered anew


def test_reading_the_same_text_again_replaces_what_was_found(timeline, database, told):
    article, quotes = told("Yes.", "Ana Kosh", id="a")
    timeline.save([(article, quotes)])
    better = quotes[0].model_copy(update={"speaker": "Bo Lind"})
    timeline.save([(article, [better])])
    assert [quote.speaker for quote in timeline.quotes()] == ["Bo Lind"]
    timeline.save([(article, [])])
    assert words(timeline) == []
    assert dump(database)["people"] == dump(database)["names"] == dump(database)["quotes_fts"] == []


def test_one_person_has_one_row_whatever_the_spelling(timeline):
    from conftest import quote

    article = Article(text="“A,” Ana Müller said. “B,” Ana Muller said. “C,” ANA MÜLLER’S office said.")
    names = {"A,": "Ana Müller", "B,": "Ana Muller", "C,": "ANA MÜLLER"}
    timeline.save([(article, [quote(article, said, name) for said, name in names.items()])])
    [person] = timeline.people()
    assert (person.id, person.name, person.quotes) == ("ana-muller", "Ana Müller", 3)


def test_all_articles_of_a_batch_are_stored_or_none(timeline, told):
    def broken():
        yield told("Yes.", "Ana", id="a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        timeline.save(broken())
    assert timeline.stats().articles == 0
    timeline.save([told("Yes.", "Ana", id="a")])
    assert timeline.stats().articles == 1


def test_a_quote_that_another_article_has_is_refused_in_one_line(timeline, told):
    article, quotes = told("Yes.", "Ana", id="a")
    twice = quotes[0].model_copy(update={"text": None})
    with pytest.raises(StoreError) as raised:
        timeline.save([(article, [twice])])
    assert "\n" not in str(raised.value) and str(timeline.path) in str(raised.value)


def test_what_an_article_told_before_is_not_forgotten(timeline, told):
    full = told("Yes.", "Ana", id="a", title="T", published="2025-10-13", publisher="P")
    bare = told("Yes.", "Ana", id="a")
    timeline.save([full])
    assert timeline.has(bare[0])
    timeline.save([bare])
    assert timeline.show(full[1][0].quote_id).article.title == "T"


def test_a_date_that_is_told_later_is_news(timeline, told):
    timeline.save([told("Yes.", "Ana", id="a")])
    dated = told("Yes.", "Ana", id="a", published="2025-10-13")
    assert not timeline.has(dated[0])
    timeline.save([dated])
    assert words(timeline, Filters(since="2025-10")) == ["Yes."]
    assert timeline.stats().versions == 1


@pytest.mark.parametrize(
    ("published", "day"),
    [("2025-10-13", "2025-10-13"), ("20251013", "2025-10-13"), ("2025-10-13T23:59:00-08:00", "2025-10-13")],
)
def test_every_way_to_write_a_date_gives_the_day(timeline, told, published, day):
    timeline.save([told("Yes.", "Ana", published=published)])
    assert [found.day for found in timeline.timeline()] == [day]


class TestIdentity:
    """A file without id or url is known by its text, and when that changes by its place."""

    def file(self, text, place, **told):
        return Article(text=text, origin=str(place), **told)

    def save(self, timeline, article):
        article = timeline.identify(article)
        timeline.save([(article, [])])
        return article

    def test_a_changed_file_keeps_its_id(self, timeline, tmp_path):
        first = self.save(timeline, self.file("One.", tmp_path / "a.txt"))
        changed = timeline.identify(self.file("Two.", tmp_path / "a.txt"))
        assert changed.id == first.id == digest("One.")

    def test_the_folder_one_stands_in_does_not_matter(self, timeline, tmp_path, monkeypatch):
        first = self.save(timeline, self.file("One.", tmp_path / "a.txt"))
        monkeypatch.chdir(tmp_path)
        assert timeline.identify(self.file("Two.", "a.txt")).id == first.id

    def test_two_files_with_one_text_are_one_article(self, timeline, tmp_path):
        first = self.save(timeline, self.file("One.", tmp_path / "a.txt"))
        copy = timeline.identify(self.file("One.", tmp_path / "b.txt", title="Copy"))
        assert copy.id == first.id and timeline.has(copy)

    def test_a_new_file_with_the_former_text_of_another_is_not_its_next_version(self, timeline, tmp_path):
        self.save(timeline, self.file("One.", tmp_path / "a.txt"))
        moved_on = self.save(timeline, self.file("Two.", tmp_path / "a.txt"))
        other = self.save(timeline, self.file("One.", tmp_path / "b.txt"))
        assert other.id != moved_on.id
        assert timeline.has(moved_on) and timeline.has(other)
        assert timeline.identify(self.file("One.", tmp_path / "b.txt")).id == other.id

    def test_a_file_that_becomes_a_copy_of_another_keeps_its_id(self, timeline, tmp_path):
        self.save(timeline, self.file("Two.", tmp_path / "b.txt"))
        first = self.save(timeline, self.file("One.", tmp_path / "a.txt"))
        assert timeline.identify(self.file("Two.", tmp_path / "a.txt")).id == first.id

    @pytest.mark.parametrize(
        "told", [{"url": "https://a.example"}, {"id": "mine"}, {"line": 3}, {"origin": "-"}, {"origin": None}]
    )
    def test_what_names_itself_or_has_no_place_of_its_own_keeps_its_id(self, timeline, tmp_path, told):
        place = {"origin": str(tmp_path / "a.txt")} | told
        self.save(timeline, Article(text="One.", **{**place, "id": "stored", "line": None}))
        article = Article(text="Two.", **place)
        assert timeline.identify(article).id == article.id


def test_vacuum_leaves_the_search_right(timeline, database, told):
    pairs = [told(f"Word{number}.", "Ana", id=str(number)) for number in range(20)]
    timeline.save(pairs)
    timeline.save([(article, []) for article, _ in pairs[:10]])
    timeline.close()
    with sqlite3.connect(database) as db:
        db.execute("VACUUM")
        db.execute("INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('integrity-check', 1)")
    db.close()
    with queries.open(database) as again:
        assert [quote.text for quote in again.quotes(Filters(search="word15"))] == ["Word15."]
