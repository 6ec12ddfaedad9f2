"""Parquet: columns of their own types, and the same quotes back."""

import io
import sys
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_exports import saying

from quotetrack import queries
from quotetrack.errors import MissingAsset
from quotetrack.exports import exporter, parquet
from quotetrack.records import StoredQuote, Tag

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])


def table(quotes):
    out = io.BytesIO()
    exporter("parquet").write(iter(quotes), out)
    return pq.read_table(out)


def read(quotes):
    """Return the rows of a file as quotes again."""
    rows = table(quotes).to_pylist()
    for row in rows:
        row["day"] = row["day"].isoformat() if row["day"] else None
        for name in ("spans", "matches"):
            row[name] = [(span["start"], span["end"]) for span in row[name]]
        for name in ("speaker_span", "cue_span"):
            row[name] = (row[name]["start"], row[name]["end"]) if row[name] else None
    return [StoredQuote(**row) for row in rows]


def test_quotes_come_back_as_they_were(newsroom, monkeypatch):
    monkeypatch.setattr(parquet, "_GROUP", 3)
    with queries.open(newsroom, read_only=True) as timeline:
        quotes = list(timeline.quotes())
    tag = Tag(topic="war:a", label="air defence", score=0.5, evidence=("Patriot",))
    said = {"said_start": date(2025, 10, 1), "said_end": date(2025, 10, 2)}
    quotes.append(
        saying("Yes.", tags=(tag,), matched_by=("topic", "text"), matches=((0, 3),), score=1.5, **said)
    )
    assert read(quotes) == quotes
    assert read([]) == []


def test_columns_have_types_of_their_own():
    schema = table([saying("Yes.")]).schema
    assert schema.names == list(StoredQuote.model_fields)
    assert {
        name: schema.field(name).type for name in ("spans", "speaker_span", "day", "said_end", "recycled")
    } == {
        "spans": pa.list_(SPAN),
        "speaker_span": SPAN,
        "day": pa.date32(),
        "said_end": pa.date32(),
        "recycled": pa.bool_(),
    }
    assert schema.field("tags").type.value_type.field("evidence").type == pa.list_(pa.string())


def test_rows_are_written_in_groups(monkeypatch):
    monkeypatch.setattr(parquet, "_GROUP", 2)
    out = io.BytesIO()
    parquet.write(iter([saying("Yes.")] * 5), out)
    file = pq.ParquetFile(out)
    assert [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)] == [2, 2, 1]


def test_half_a_character_is_no_reason_to_fail():
    assert table([saying("No.", title="a\ud800")]).to_pylist()[0]["title"] == "a?"


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingAsset, match=r'pip install "quotetrack\[parquet\]"'):
        parquet.write(iter([]), io.BytesIO())
