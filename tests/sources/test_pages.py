"""Pages as many houses make them, all invented: the article, and nothing of what stands around it."""

from pathlib import Path

import pytest

from quotetrack.errors import UnreadableSource
from quotetrack.sources import articles

PAGES = Path(__file__).parent / "pages"
NONE = {"front_page", "cookies_only"}  # hold no article
GATES, TREATY, DYER, RIVER = (
    "The gates of the Karrow dam will stay shut through the winter, the regional government said on Monday, "
    "after weeks of talks with the farmers below it.",
    "“We will not open them before the treaty is signed,” said Ilka Torvald, the minister for dams, who had "
    "come to the town hall without her advisers.",
    "Marek Dyer, who speaks for the farmers, called the closure “an unfriendly act” and left the hall before "
    "the questions began.",
    "The river has carried half of its usual water since the spring, according to the observatory in Lund "
    "Hollow.",
)
SHOWN = {
    "paywall": [GATES, TREATY],
    "broken_markup": [GATES, TREATY],
    "live_blog": [DYER, RIVER, GATES, TREATY],
}
# what stands around the article of a page
AROUND = (
    *(
        "Home",
        "Weather",
        "Most read",
        "Ferry strike",
        "All rights reserved",
        "Terms of use",
        "Share",
        "cookies",
    ),
    *("Subscribe", "Open them now", "Related topics", "Copyright", "JavaScript", "|"),
)
ARTICLES = sorted({path.stem for path in PAGES.glob("*.html")} - NONE)


def read(name, change=lambda raw: raw):
    import io

    raw = change((PAGES / f"{name}.html").read_bytes())
    return list(articles(["a.html"], fetch=lambda _: io.BytesIO(raw)))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_article_of_a_page_is_found_with_its_paragraphs(name):
    (article,) = read(name)
    paragraphs = [line for line in article.text.splitlines() if line in (GATES, TREATY, DYER, RIVER)]
    assert paragraphs == SHOWN.get(name, [GATES, TREATY, DYER, RIVER])
    assert [one for one in AROUND if one in article.text] == []


@pytest.mark.parametrize("name", sorted({*ARTICLES} - {"old_tables"}))
def test_the_page_tells_title_day_and_who_published_it(name):
    (article,) = read(name)
    assert article.title == "Dam gates stay shut"
    assert article.published.startswith("2025-10-13")
    assert article.publisher in {"The Northern Courier", "Karrow Broadcasting", "Ministry of Dams"}
    assert article.author in {"Imogen Sallow", "Press Office", "Zoë Ähren"}


@pytest.mark.parametrize("name", sorted(NONE))
def test_a_page_without_an_article_is_refused(name):
    (problem,) = read(name)
    assert isinstance(problem, UnreadableSource)
    assert str(problem) == "a.html: no article is found on this page: save its text instead"


def test_what_a_page_tells_machines_may_be_broken():
    (article,) = read("broadsheet", lambda raw: raw.replace(b'"@context"', b'"@context'))
    assert article.text.splitlines() == [GATES, TREATY, DYER, RIVER]


def test_a_table_of_figures_stays_one():
    figures = b"<table><tr><th>Dam</th><th>Level</th></tr><tr><td>Karrow</td><td>41</td></tr></table>"
    (article,) = read("broadsheet", lambda raw: raw.replace(b"<p>The river", figures + b"<p>The river"))
    assert "Karrow | 41" in article.text
