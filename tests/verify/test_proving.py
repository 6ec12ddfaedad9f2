"""Stored quotes prove themselves by the stored text, whoever has been at the database since."""

import sqlite3

import pytest

from quotetrack import queries
from quotetrack.queries import Filters, Tally

EVERYTHING = Filters(versions="stored")


@pytest.fixture
def broken(newsroom):
    """Return a function that changes the database as SQL says and returns what does not hold then."""

    def change(sql="SELECT 1", filters=EVERYTHING):
        connection = sqlite3.connect(newsroom)
        with connection:
            connection.execute(sql)
        connection.close()
        tally = Tally()
        with queries.open(newsroom, read_only=True) as timeline:
            found = list(timeline.verify(filters, tally=tally))
        assert tally.verdicts["broken"] == len(found)
        assert tally.has_failed == bool(found)
        return found, tally

    return change


def test_what_was_stored_proves_itself(broken):
    found, tally = broken()
    assert (found, tally.quotes, tally.texts) == ([], 7, 7)


ZELENSKY = "WHERE text LIKE 'We need%'"


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        (f"SET text = 'We need bread.' {ZELENSKY}", "at 34–68 stands “We need Tomahawks"),
        (f"SET spans = '[[35, 69]]' {ZELENSKY}", "at 35–69 stands “e need Tomahawks"),
        (f"SET spans = '[[34, 6800]]' {ZELENSKY}", "characters [[34, 6800]] are no place"),
        (f"SET spans = '[[-34, 68]]' {ZELENSKY}", "are no place in the text"),
        (f"SET spans = '[[40, 50], [34, 39]]' {ZELENSKY}", "are no place in the text"),
        (f"SET spans = '[]' {ZELENSKY}", "are no place in the text"),
        (f"SET spans = '[34' {ZELENSKY}", "are no place in the text"),
        (f"SET spans = '[[1.5, \"a\"]]' {ZELENSKY}", "are no place in the text"),
        (f"SET prefix = 'words' {ZELENSKY}", "before it stands not “words”"),
        (f"SET suffix = 'words' {ZELENSKY}", "after it stands not “words”"),
        (f"SET speaker_mention = 'Eve' {ZELENSKY}", "the speaker “Eve” does not stand at"),
        (f"SET speaker_span = '[0, 999]' {ZELENSKY}", "“Volodymyr Zelensky” does not stand at"),
        (f"SET cue = 'said', cue_span = '[0, 4]' {ZELENSKY}", "the cue “said” does not stand at"),
        (f"SET version_id = 'none' {ZELENSKY}", "the text it stands in is not stored"),
        (f"SET text = CAST(x'FF41' AS TEXT) {ZELENSKY}", "at 34–68 stands “We need"),
    ],
)  # fmt: skip
def test_a_quote_that_was_changed_is_told(broken, sql, why):
    found, tally = broken(f"UPDATE quotes {sql}")
    (quote,) = [one for one in found if one.quote_id]
    assert why in quote.why
    assert quote.verdict == "broken"
    assert (quote.speaker, quote.publisher) == ("Volodymyr Zelensky", "Kyiv Courier")
    assert tally.quotes == 7


@pytest.mark.parametrize(
    "value", ["replace(text, 'said', 'lied')", "text || ' '", "''", "CAST(x'FF' || text AS TEXT)", "x'00FF'"]
)
def test_a_text_that_was_changed_fails_its_quotes(broken, value):
    found, _ = broken(f"UPDATE versions SET text = {value} WHERE text LIKE '%Tomahawks%'")
    assert [one.text for one in found] == ["We need Tomahawks and air defence."]
    assert "SHA-256 differs" in found[0].why or "not stored" in found[0].why


def test_a_text_without_quotes_is_checked_too(newsroom, told, broken):
    source, _ = told("Nobody is quoted.", id="h")
    with queries.open(newsroom) as timeline:
        timeline.save([(source, [])])
    assert broken()[1].texts == 8
    (found,), tally = broken("UPDATE versions SET text = 'x' WHERE article_id = 'h'")
    assert (found.article_id, found.quote_id, tally.texts) == ("h", None, 8)
    assert found.why.startswith("version 1: the stored text is not the one that was read")


def test_rows_that_refer_to_nothing_are_told(broken):
    found, _ = broken("DELETE FROM articles WHERE id = 'c'")
    whys = [one.why for one in found]
    assert "quotes: 1 refer to articles that are not stored" in whys
    assert "versions: 1 refer to articles that are not stored" in whys


def test_filters_choose_what_is_checked(broken):
    change = "UPDATE quotes SET prefix = 'words'"
    found, tally = broken(change, Filters(versions="stored", person="Ana O'Brien-Müller"))
    assert (len(found), tally.quotes) == (2, 2)
    found, tally = broken(change, Filters(versions="stored", since="2025-10-15", until="2025-10"))
    assert (len(found), tally.quotes) == (2, 2)
    found, _ = broken(change)
    assert len(found) == 7


def test_old_versions_and_what_users_rejected_are_checked_too(newsroom, told, broken):
    with queries.open(newsroom) as timeline:
        timeline.save([told("Please do wait.", "Zelensky", id="b")])
    rejected = (
        "UPDATE quotes SET status = 'rejected', is_current = 0, prefix = 'words' WHERE text LIKE '%grain%'"
    )
    found, tally = broken(rejected)
    assert (len(found), tally.quotes, tally.texts) == (1, 8, 8)
    found, _ = broken("UPDATE quotes SET suffix = 'words' WHERE text LIKE '%wait%'")
    assert len(found) == 3
    assert len(broken(filters=Filters())[0]) == 1


def test_a_file_in_which_a_bit_flipped_is_told(newsroom, broken):
    newsroom.write_bytes(newsroom.read_bytes().replace(b"A new year of grain", b"A new year of gra\xe9n"))
    (found,), _ = broken()
    assert "SHA-256 differs" in found.why
