"""Tables: CSV, TSV and Parquet, with the columns that people have."""

import io

import pyarrow
import pytest
from pyarrow import parquet

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.sources import articles

SAID = "“No,” said Ana Kosh."


def reading(raw, name="a.csv"):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(articles([name], fetch=lambda _: io.BufferedReader(io.BytesIO(raw))))


def fields(article):
    return {
        name: value for name, value in article.model_dump().items() if value and name not in ("id", "origin")
    }


@pytest.mark.parametrize(
    "head",
    [
        "text,title,published,publisher,author,url",
        "Content,Headline,Date,Source,Byline,Link",
        "article_text,Title,pub_date,Outlet,Authors,URL",
        "maintext,title,datePublished,site_name,author,web-url",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_known_by_their_usual_names(head, delimiter):
    row = [SAID, "Dam talks", "2025-10-11", "Lisk Today", "Mara Voss", "https://lisk.example/1"]
    raw = "\r\n".join((head.replace(",", delimiter), delimiter.join(f'"{cell}"' for cell in row)))
    (article,) = reading(raw, "a.tsv" if delimiter == "\t" else "a.csv")
    assert fields(article) == {
        "text": SAID,
        "title": "Dam talks",
        "published": "2025-10-11",
        "publisher": "Lisk Today",
        "author": "Mara Voss",
        "url": "https://lisk.example/1",
        "line": 2,
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Sat, 11 Oct 2025 08:00:00 GMT", "2025-10-11T08:00:00+00:00"),
        ("11 October 2025", "2025-10-11"),
        ("October 11, 2025", "2025-10-11"),
        ("Saturday, October 11, 2025", "2025-10-11"),
        ("2025/10/11", "2025-10-11"),
        ("2025/10/11 08:00:00", "2025-10-11T08:00:00"),
        ("2025-10-11 08:00:00 UTC", "2025-10-11T08:00:00"),
        ("31/10/2025", "2025-10-31"),
        ("10/31/2025", "2025-10-31"),
        ("11.11.2025", "2025-11-11"),
        ("1760169600", "2025-10-11T08:00:00+00:00"),
        ("1760169600000", "2025-10-11T08:00:00+00:00"),
    ],
)
def test_days_are_read_in_the_forms_that_tables_have(said, expected):
    (article,) = reading(f'text,date\n"{SAID}","{said}"\n')
    assert article.published == expected


@pytest.mark.parametrize("said", ["3/4/2025", "04.03.2025", "yesterday", "31/2/2025", "2025-13-01", "12"])
def test_a_day_that_could_be_two_is_none(said):
    warning, article = reading(f'text,date\n"{SAID}",{said}\n')
    assert isinstance(warning, DroppedField) and article.published is None


def test_a_cell_may_have_lines_and_the_line_is_where_it_begins():
    first, second = reading('text,id\n"“No,”\nsaid ""Ana"".",1\n\nWords.,2\n')
    assert (first.text, first.line) == ('“No,”\nsaid "Ana".', 2)
    assert (second.text, second.line, second.id) == ("Words.", 5, "2")


def test_a_bad_row_costs_itself_only():
    rows = ["text,title", "One.,1", "Two.", "Three.,3,3", ",4", "Five.,5"]
    found = reading("\n".join(rows))
    assert [one.text for one in found if not isinstance(one, UnreadableSource)] == ["One.", "Five."]
    assert [str(one) for one in found if isinstance(one, UnreadableSource)] == [
        "a.csv, line 3: the row has 1 cell too few",
        "a.csv, line 4: the row has 1 cell too many",
        "a.csv, line 5: has no `text`",
    ]


def test_a_row_that_is_not_utf8_is_told_and_utf16_is_read():
    found = reading(b"text\nOne.\n" + b"caf\xe9\n")
    assert str(found[1]) == "a.csv, line 3: the row is not UTF-8: save the table as UTF-8"
    assert reading("text,title\nCafé.,T\n".encode("utf-16"))[0].text == "Café."
    assert reading(b"\xef\xbb\xbftext,title\nWords.,T\n")[0].title == "T"


def test_a_table_without_a_text_says_what_it_has():
    (problem,) = reading("name,price\nbread,3\n")
    assert str(problem) == "a.csv: no column is called text; the first row has name, price"
    assert isinstance(reading("")[0], UnreadableSource)


def test_a_mark_that_is_left_open_costs_what_follows_and_no_memory(monkeypatch):
    monkeypatch.setattr("quotetrack.sources.tables.LIMIT", 10_000)
    found = reading("text\nOne.\n" + '"open\n' + "words\n" * 9_000)
    assert found[0].text == "One."
    assert "is a quotation mark left open?" in str(found[1])


def test_a_table_on_standard_input_is_known():
    (article,) = reading(f'Headline,Content\nDam,"{SAID}"\n', "-")
    assert (article.title, article.text) == ("Dam", SAID)
    assert reading("Nothing here, or there\nis a table.\n", "-")[0].title is None


def test_a_page_in_a_table_is_read():
    page = "<html><body><article><p>“No,” said Ana Kosh in the long corridor.</p></article></body></html>"
    (article,) = reading(f'html,title\n"{page}",Dam\n')
    assert (article.text, article.title) == ("“No,” said Ana Kosh in the long corridor.", "Dam")


def table(**columns):
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


def test_parquet_is_a_table_too():
    import datetime

    raw = table(
        Content=[SAID, None, "Words."],
        date=pyarrow.array([datetime.date(2025, 10, 11)] * 3),
        source=["Lisk Today"] * 3,
        other=[{"a": 1}] * 3,
    )
    first, problem, last = reading(raw, "a.parquet")
    assert fields(first) == {"text": SAID, "published": "2025-10-11", "publisher": "Lisk Today", "line": 1}
    assert str(problem) == "a.parquet, row 2: has no `text`"
    assert last.line == 3


@pytest.mark.parametrize("damage", ["cut", "none", "text"])
def test_parquet_that_is_damaged_or_of_no_use_is_told(damage):
    raw = {
        "cut": table(text=[SAID])[:-20],
        "none": table(price=[1]),
        "text": SAID.encode(),
    }[damage]
    (problem,) = reading(raw, "a.parquet")
    assert isinstance(problem, UnreadableSource) and "\n" not in str(problem)
