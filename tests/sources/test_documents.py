"""PDF and Word documents, made here by programs that people use."""

import io

import docx
import pypdf
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.errors import UnreadableSource
from quotetrack.sources import articles
from quotetrack.sources.pdf import paragraphs

FIRST = (
    "The minister for dams, Ilka Torvald, said on Monday that the gates would stay shut for as long as the "
    'farmers below them asked for it. "We will not open the gates before the treaty is signed," she said in '
    "Karrow, and nobody in the room was surprised to hear it from her again that day."
)
SECOND = "Marek Dyer called the closure an unfriendly act, and left the hall before the questions began."

THIRD = "Nobody asked the farmers, who have had no water since the spring."
WHOLE = {}  # documents, made once


def reading(raw, name):
    return list(articles([name], fetch=lambda _: io.BufferedReader(io.BytesIO(raw))))


def pdf(*texts, header="Ministry of Dams"):
    class Letter(FPDF):
        def header(self):
            self.set_font("Helvetica", size=9)
            self.cell(0, 8, f"{header} - page {self.page_no()}", new_x="LMARGIN", new_y="NEXT")

    file = Letter()
    file.set_title("Dam talks")
    for text in texts:
        file.add_page()
        file.set_font("Helvetica", size=11)
        file.multi_cell(0, 6, text)
    return bytes(file.output())


def test_the_lines_of_a_pdf_are_joined_and_what_pages_repeat_is_left_out():
    (article,) = reading(pdf(f"{FIRST}\n\n{SECOND}", THIRD, SECOND[:-1]), "a.pdf")
    assert article.text.split("\n\n") == [FIRST, SECOND, THIRD, SECOND[:-1]]
    assert article.title == "Dam talks"
    assert reading(pdf(FIRST), "-")[0].text.endswith(FIRST)


def test_a_word_that_was_divided_is_whole_again_and_a_sentence_goes_on_over_pages():
    pages = [
        ["The minis-", "ter said that it would all be over by the end of the", ""],
        ["week, or so she hoped."],
    ]
    assert list(paragraphs(pages)) == [
        "The minister said that it would all be over by the end of the week, or so she hoped."
    ]


def test_a_pdf_that_asks_for_a_password_or_has_no_text_is_told():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(FIRST)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    (problem,) = reading(out.getvalue(), "a.pdf")
    assert str(problem) == "a.pdf: the PDF asks for a password: save its text instead"
    empty = FPDF()
    empty.add_page()
    (problem,) = reading(bytes(empty.output()), "a.pdf")
    assert str(problem) == "a.pdf: the PDF has pictures and no text: recognise its text first"


def word():
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Dam talks", "Mara Voss"
    document.add_paragraph(FIRST)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Gates", "shut"
    document.add_paragraph(SECOND)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_is_its_paragraphs_and_tables_in_order():
    (article,) = reading(word(), "a.docx")
    assert article.text.split("\n") == [FIRST, "Gates\tshut", SECOND]
    assert (article.title, article.author) == ("Dam talks", "Mara Voss")
    assert reading(word(), "-")[0].text == article.text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("raw", [b"", b"words", b"%PDF-1.7 words", b"PK\x03\x04 words"])
def test_what_is_no_document_is_told(name, raw):
    (problem,) = reading(raw, name)
    assert isinstance(problem, UnreadableSource) and "\n" not in str(problem)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), kind=st.sampled_from(["a.pdf", "a.docx"]))
def test_any_damage_costs_a_line_at_most(data, kind):
    raw = bytearray(
        WHOLE.get(kind) or WHOLE.setdefault(kind, pdf(FIRST, SECOND) if kind == "a.pdf" else word())
    )
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = reading(bytes(raw[: data.draw(st.integers(0, len(raw)))]), kind)
    assert found
