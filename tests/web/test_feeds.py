"""Feeds and sitemaps: what they list is read, from a real server, and nothing is read twice or elsewhere."""

import json
from functools import partial

import pytest

from quotetrack import queries
from quotetrack.errors import NotModified, UnreadableSource
from quotetrack.fetch import Web, fetch
from quotetrack.ingest import ingest, read
from quotetrack.sources import articles

LONG = " ".join(["The talks went on about water and who may have it."] * 8)


def found(*locations, is_known=None):
    web = Web(allow_private=True, seconds_between=0)
    return list(articles(locations, fetch=partial(fetch, web=web), is_known=is_known))


def rss(*entries, title="Lisk Today"):
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def atom(*entries):
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lisk Today</title>'
        + "".join(f"<entry>{entry}</entry>" for entry in entries)
        + "</feed>"
    )


@pytest.fixture
def stand(newsstand):
    newsstand.page("/dam", "Dam talks stall", "“Water has no passport,” said Ilka Torvald in Lisk.", LONG)
    newsstand.page("/bread", "Bread is dear", "“We eat less,” said Ana Kosh on Monday.", LONG)
    return newsstand


def test_rss_leads_to_articles_with_what_it_tells(stand):
    stand.pages["/feed"] = rss(
        f"<title>Dam &amp; talks</title><link>{stand.address}/dam</link>"
        "<pubDate>Sat, 11 Oct 2025 08:00:00 +0200</pubDate><author>Mara Voss</author>",
        "<title>Bread</title><link>/bread</link>",
    )
    dam, bread = found(f"{stand.address}/feed")
    assert "“Water has no passport,” said Ilka Torvald in Lisk." in dam.text
    assert (dam.url, dam.published) == (f"{stand.address}/dam", "2025-10-11T08:00:00+02:00")
    assert (dam.title, dam.author) == ("Dam talks stall", "Mara Voss")
    assert bread.url == f"{stand.address}/bread"  # told from where the feed stands


def test_atom_tells_the_day_it_was_changed_where_no_other_is_told(stand):
    stand.pages["/feed"] = atom(
        f'<link href="{stand.address}/dam"/><updated>2025-10-11T08:00:00Z</updated>',
        f'<link href="{stand.address}/bread"/><published>2025-10-12T08:00:00Z</published>'
        "<updated>2025-11-01T08:00:00Z</updated>",
    )
    assert [one.published[:10] for one in found(f"{stand.address}/feed")] == ["2025-10-11", "2025-10-12"]


def test_a_json_feed_is_a_feed(stand):
    item = {"url": f"{stand.address}/dam", "date_published": "2025-10-11", "authors": [{"name": "Mara Voss"}]}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Lisk Today", "items": [item, {}]}
    stand.pages["/feed"] = json.dumps(feed)
    dam, problem = found(f"{stand.address}/feed")
    assert (dam.published, dam.author) == ("2025-10-11", "Mara Voss")
    assert "an entry has no `url`" in str(problem)


def test_what_a_feed_carries_stands_in_for_a_page_that_cannot_be_read(stand):
    carried = f"<p>“Water has no passport,” said Ilka Torvald.</p><p>{LONG}</p>"
    stand.pages["/feed"] = atom(
        f'<title>Dam</title><link href="{stand.address}/gone"/>'
        f'<content type="html"><![CDATA[{carried}]]></content>',
        f'<title>Bread</title><link href="{stand.address}/lost"/><content>Only a teaser.</content>',
    )
    dam, lost = found(f"{stand.address}/feed")
    assert dam.text == f"“Water has no passport,” said Ilka Torvald.\n{LONG}"
    assert (dam.url, dam.title, dam.publisher) == (f"{stand.address}/gone", "Dam", "Lisk Today")
    assert str(lost) == f"{stand.address}/lost: the server has no such page: check the address (404)"


def test_a_sitemap_and_an_index_of_sitemaps_lead_to_pages(stand):
    news = (
        '<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication>'
        "<news:name>Lisk Today</news:name></news:publication>"
        "<news:publication_date>2025-10-11</news:publication_date><news:title>Dam</news:title></news:news>"
    )
    stand.pages["/one.xml"] = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{stand.address}/dam</loc>{news}</url><url><loc>{stand.address}/bread</loc></url></urlset>"
    )
    stand.pages["/sitemap.xml"] = (
        f"<sitemapindex><sitemap><loc>{stand.address}/one.xml</loc></sitemap></sitemapindex>"
    )
    dam, bread = found(f"{stand.address}/sitemap.xml")
    assert (dam.published, dam.title) == ("2025-10-11", "Dam talks stall")
    assert bread.published is None


def test_a_feed_in_a_file_leads_to_the_web_and_nowhere_else(stand, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("“Nobody may read this,” said Ana Kosh.")
    links = [str(secret), secret.as_uri(), "-", f"{stand.address}/dam"]
    feed = tmp_path / "feed.rss"
    feed.write_text(rss(*(f"<link>{link}</link>" for link in links)))
    items = found(str(feed))
    assert [type(one) for one in items] == [UnreadableSource] * 3 + [type(items[-1])]
    assert items[-1].url == f"{stand.address}/dam"
    assert all("which is no web address" in str(one) for one in items[:3])


def test_no_entity_of_a_feed_is_looked_up(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may read this")
    for name, body in (
        ("a.rss", rss("<title>&x;</title><description>&x;</description>")),
        ("b.xml", "<urlset><url><loc>&x;</loc></url></urlset>"),
    ):
        (tmp_path / name).write_text(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}')
        assert not any("Nobody may" in str(one) for one in found(str(tmp_path / name)))


def test_entities_within_entities_do_not_fill_the_memory(tmp_path):
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    for name, body in (("a.rss", rss("<title>&e11;</title>")), ("b.xml", "<urlset>&e11;</urlset>")):
        (tmp_path / name).write_text(f'<!DOCTYPE a [<!ENTITY e0 "ha">{bomb}]>{body}')
        assert all(isinstance(one, UnreadableSource) for one in found(str(tmp_path / name)))


def test_each_address_is_read_once_and_circles_end(stand):
    stand.pages["/feed"] = rss(
        *[f"<link>{stand.address}/dam</link>"] * 3, f"<link>{stand.address}/feed</link>"
    )
    assert len(found(f"{stand.address}/feed", f"{stand.address}/feed")) == 1
    assert stand.asked.count("/dam") == 1


def test_lists_of_lists_end(stand):
    for depth in range(6):
        stand.pages[f"/{depth}.xml"] = (
            f"<sitemapindex><sitemap><loc>{stand.address}/{depth + 1}.xml</loc></sitemap></sitemapindex>"
        )
    (problem,) = found(f"{stand.address}/0.xml")
    assert str(problem).endswith("/4.xml: 4 lists lead here, one to the next: name it by itself")


def test_a_feed_without_end_is_read_so_far(stand, monkeypatch):
    monkeypatch.setattr("quotetrack.sources._following._MOST", 2)
    stand.pages["/feed"] = rss(*(f"<link>{stand.address}/no{at}</link>" for at in range(9)))
    items = found(f"{stand.address}/feed")
    assert len(items) == 3
    assert "links: the others are left" in str(items[-1])


def test_what_is_stored_is_not_asked_for_again(stand, tmp_path):
    stand.pages["/feed"] = rss(f"<link>{stand.address}/dam</link>")
    with queries.open(tmp_path / "quotes.db") as timeline:

        def run():
            web = Web(allow_private=True, seconds_between=0)
            items = read([f"{stand.address}/feed"], web=web, is_known=timeline.knows_address)
            return ingest(items, timeline, extract=lambda some: ((one, []) for one in some))

        assert run().new == 1
        asked = len(stand.asked)
        again = run()
    assert (again.read, again.unchanged, again.failed) == (1, 1, 0)
    assert "/dam" not in stand.asked[asked:]
    assert isinstance(found(f"{stand.address}/feed", is_known=lambda _: True)[0], NotModified)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<rss><channel><item><title>No link</title></item></channel></rss>",
            "an entry has no link: 'No link'",
        ),
        ("<rss version='2.0'><channel></channel></rss>", "holds no article"),
        ("<feed", "neither a feed nor a sitemap: check the address"),
        ("<urlset>", "holds no article"),
    ],
)
def test_a_feed_of_no_use_is_told(tmp_path, body, expected):
    path = tmp_path / "feed.xml"
    path.write_text(body)
    (problem,) = found(str(path))
    assert str(problem) == f"{path}: {expected}"


def test_a_broken_feed_gives_what_stands_before_the_break(stand, tmp_path):
    path = tmp_path / "feed.rss"
    path.write_text(rss(f"<link>{stand.address}/dam</link>")[:-20])
    assert found(str(path))[0].url == f"{stand.address}/dam"
