"""Good inputs of every kind, of which bad ones are made."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "data/samples"

_PAGE = """<!doctype html><html lang="en"><head><title>Dam talks stall</title><meta charset="utf-8">
<meta property="og:site_name" content="Lisk Today"><meta name="author" content="Mara Voss">
<meta property="article:published_time" content="2025-10-11T08:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-11"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam talks stall</h1>
<p>LISK — Talks about the dam stalled on Friday, and nobody in the capital was surprised.</p>
<p>“Water does not carry a&nbsp;passport,” said <b>Ilka Torvald</b>, the president of Vesmark.</p>
<blockquote>“We will share it.”</blockquote></article><footer>All rights reserved.</footer></body></html>"""
_RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Lisk Today</title><item>
<title>Dam &amp; talks</title><link>https://lisk.example/dam</link>
<pubDate>Sat, 11 Oct 2025 08:00:00 GMT</pubDate>
<description><![CDATA[<p>“Water does not carry a passport,” said Torvald.</p>]]></description>
</item></channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lisk</title><entry><title>Dam</title>
<link href="https://lisk.example/dam"/><updated>2025-10-11T08:00:00Z</updated>
<content type="html">&lt;p&gt;“Stop.”&lt;/p&gt;</content></entry></feed>"""
_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://lisk.example/dam</loc>
<lastmod>2025-10-11</lastmod></url></urlset>"""
_ENTRIES = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lisk",
    "items": [
        {"url": "https://lisk.example/dam", "content_html": "<p>“Stop.”</p>", "date_published": "2025-10-11"}
    ],
}
_GQG = {
    "date": "2020-01-02T00:03:00Z",
    "url": "https://lisk.example/dam",
    "title": "Dam talks stall",
    "lang": "ENGLISH",
    "quotes": [
        {"pre": "Talks stalled. ", "quote": "Water carries no passport", "post": ',” said Ilka Torvald. "We'},
        {"pre": 'no passport,” said Ilka Torvald. "', "quote": "We will share it.", "post": '" She left.'},
    ],
}
_QUOTATION = {
    "quoteID": "2015-11-11-109291",
    "quotation": "They'll call me lots of different things.",
    "speaker": "Ilka Torvald",
    "qids": ["Q4242"],
    "date": "2015-11-11 00:55:12",
    "numOccurrences": 2,
    "probas": [["Ilka Torvald", "0.7395"], ["None", "0.2"]],
    "urls": ["http://lisk.example/a", "http://other.example/b"],
}
_ARTICLE = {
    "articleID": "1",
    "date": "2019-05-06 10:00:00",
    "title": "Dam",
    "url": "https://lisk.example/qb",
    "names": [{"name": "Ilka Torvald", "ids": ["Q4242"]}],
    "quotations": [
        {
            "quotation": "Water does not carry a passport,",
            "quotationOffset": 12,
            "leftContext": "Talks stalled . ``",
            "rightContext": "'' said Ilka Torvald .",
            "globalProbas": [["Ilka Torvald", "0.8"]],
            "globalTopSpeaker": "Ilka Torvald",
            "numOccurrences": 3,
        }
    ],
}
_CSV = (
    'id,title,text,published\n1,Dam,"“Stop,” said Ana Kosh.\n“No.”",2025-10-11\n2,"=1+1",“Go.” Eve said.,\n'
)
_PEOPLE = "id,name,role,place\nana-kosh,Ana Kosh,minister,Lisk\n,Marek Dyer,mayor,\n"
_POPOLO = {
    "persons": [{"id": "a", "name": "Ana Kosh", "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}]}]
}
_SCHEME = (
    'name = "mine"\ntitle = "Mine"\nlicence = "CC0"\n[[topics]]\nlabel = "gates"\ncues = ["gate", "dam"]\n'
)
_QUERIES = ("dam", '"water carries" passport', "dam OR gate*", "NOT rain", "title:dam (a OR b)", "2025 -x +y")


def seeds() -> dict[str, list[bytes]]:
    """Return the good inputs of each kind by its name."""
    samples = [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.is_file()]
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    article = json.dumps({"id": "a", "text": "“Stop,” said Ana Kosh.", "published": "2025-10-11"})
    page = _PAGE.encode()
    return {
        "text": texts,
        ".txt": texts,
        ".md": [path.read_bytes() for path in sorted(SAMPLES.glob("*.md"))],
        ".json": [article.encode(), f"[{article}, {article}]".encode(), json.dumps(_ENTRIES).encode()],
        ".jsonl": [path.read_bytes() for path in sorted(SAMPLES.glob("*.jsonl"))]
        + [_lines(json.loads(article))],
        ".html": [page],
        ".rss": [_RSS.encode(), _ATOM.encode(), _SITEMAP.encode()],
        ".csv": [_CSV.encode()],
        ".tsv": [_CSV.replace(",", "\t").encode()],
        ".warc": [
            _archive(page),
            _archive(page) * 3,
            _archive(gzip.compress(page), "Content-Encoding: gzip\r\n"),
        ],
        ".docx": [
            _zipped({"word/document.xml": _DOCUMENT, "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS})
        ],
        ".pdf": [_document()],
        ".parquet": [_table()],
        "-": [*samples, page, _RSS.encode(), _archive(page)],
        "packed": [
            gzip.compress(page),
            bz2.compress(texts[0]),
            _zipped({"a/b.txt": texts[0].decode(), "c.html": _PAGE}),
        ],
        "gqg": [_lines(_GQG), _lines(_GQG, _GQG)],
        "quotebank": [_lines(_QUOTATION), _lines(_ARTICLE), _lines(_QUOTATION, _ARTICLE)],
        "export": [_lines(_GQG | {"quote_id": "a", "article_id": "b", "version": 1, "found": {}})],
        "people": [_PEOPLE.encode(), json.dumps(_POPOLO).encode()],
        "topics": [_SCHEME.encode()],
        "query": [query.encode() for query in _QUERIES],
    }


def _lines(*values: object) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def _archive(page: bytes, more: str = "") -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + page
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lisk.example/dam\r\n"
    return (
        f"{head}Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
        + b"\r\n\r\n"
    )


def _table() -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    rows = [{"id": "a", "text": "“Stop,” said Ana Kosh.", "published": "2025-10-11"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def _zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return out.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = (
    f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>“Stop,” said Ana Kosh.</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>“We will share it.”</w:t></w:r></w:p></w:body></w:document>"
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Target="word/document.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_SHOWN = "BT /F1 12 Tf 72 720 Td (He said: \\223We will share it.\\224) Tj ET"
_OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    f"<</Length {len(_SHOWN)}>>stream\n{_SHOWN}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
)


def _document() -> bytes:
    """Return a PDF of one page."""
    made, places = "%PDF-1.4\n", []
    for number, told in enumerate(_OBJECTS, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{told}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return f"{made}{table}startxref\n{len(made)}\n%%EOF\n".encode()
