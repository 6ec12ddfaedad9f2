"""The timeline page in a real browser, opened from disk with the network cut off."""

import io
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import launched
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import invented, made
from playwright.sync_api import expect

from quotetrack.exports import How, exporter

HOW = How(title="Okerlo on air defence", asked="Quotes by Ana Okerlo.", at="2026-01-02T03:04:05+00:00")
HOSTILE = (
    "</script><script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>"
    "<!--<script> {{data}} {{counts}} \u202eabc\u2066 \x00\x1b[31m ]]> &lt;b&gt; 😀 שלום"
)
SHOWN = "#list > :not([hidden]) .quote"


def written(quotes, how=HOW):
    out = io.StringIO(newline="")
    exporter("html").write(iter(quotes), out, how)
    return out.getvalue()


@pytest.fixture(scope="module")
def browser():
    with launched() as started:
        yield started


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a page of quotes; whatever the browser complains of fails the test."""
    complaints = []
    contexts = []

    def run(quotes, *, address="", how=HOW, **about):
        file = tmp_path / "page.html"
        file.write_text(written(quotes, how), encoding="utf-8")
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "offline": True, **about}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda request: complaints.append(request.url) if request.url[:5] != "file:" else None
        )
        page.goto(file.as_uri() + address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert complaints == []


def told():
    """Return quotes of three people, with all that can be known of one."""
    yield made(
        0, "Rates will rise.", "Boris Quill", day="2025-10-13", publisher="The Times", topics=["money"]
    )
    yield made(
        1,
        "We need Tomahawks",
        day="2025-10-15",
        topics=["air defence", "money"],
        kind="mixed",
        role="the mayor",
        confidence=0.5,
        article_id="b",
        frame="On Monday the mayor, Ana Okerlo, told reporters: “…”.",
        day_is="said",
        said_evidence="on Monday",
        matches=((3, 7),),
        statement="s",
        url="https://courier.example/b?x=1&y=2",
    )
    yield made(
        2, "We need Tomahawks now", day="2025-11-02", article_id="c", publisher="The Post", statement="s"
    )
    yield made(3, "It is a mistake, señor.", None, day="2025-11-02", article_id="c", publisher="The Post")
    yield made(
        4, "Nobody knows when.", "Cy Ro", day=None, article_id="d", publisher=None, url=None, title=None
    )


def counts(page, text):
    """Expect what stands above the list; the page may still be drawing it."""
    expect(page.locator("#count")).to_have_text(text)


def shows(page, *quotes):
    """Expect the words of all quotes shown, in order; the page may still be drawing them."""
    listed = [re.compile(f"^“?{re.escape(words)}”?$") for words in quotes]
    expect(page.locator(f"{SHOWN} blockquote")).to_have_text(listed)


def wait_for(page, selector, wanted):
    """Wait until so many quotes are there; the browser draws them while it has time."""
    for _ in range(1_000):
        if page.evaluate(f"document.querySelectorAll({selector!r}).length") == wanted:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never {wanted} of {selector}")


def settled(page, address):
    """Wait until the address names the view; return it."""
    for _ in range(100):
        if re.search(address, page.url):
            return page.url
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url} never became {address}")


def test_a_quote_tells_all_that_is_known_of_it(opened):
    page = opened(told())
    quote = page.locator("#quote-q1")
    for part in (
        "“We need Tomahawks”",
        "Ana Okerlo, the mayor",
        "said 15 October 2025 (“on Monday”)",
        "partial quote",
        "speaker 50% sure",
        "On Monday the mayor, Ana Okerlo, told reporters: “We need Tomahawks”.",
        "Report number 0, Kyiv Courier, 15 October 2025",
        "Also in The Post",
        "air defence",
    ):
        expect(quote).to_contain_text(part)
    expect(quote.locator("mark")).to_have_text("need")
    link = quote.locator("a.out")
    assert link.get_attribute("href") == "https://courier.example/b?x=1&y=2#:~:text=We%20need%20Tomahawks"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.locator("h3.day").all_inner_texts() == [
        "Monday 13 October 2025",
        "Wednesday 15 October 2025",
        "Sunday 2 November 2025",
        "Without a date",
    ]
    assert page.title() == HOW.title
    assert "5 quotes from 4 articles, written on 2026-01-02" in page.locator("footer").inner_text()


def test_filters_narrow_the_list_the_chart_and_one_another(opened):
    page = opened(told())
    counts(page, "5 quotes")
    page.get_by_role("checkbox", name="money").check()
    shows(page, "Rates will rise.", "We need Tomahawks")
    assert page.locator(".choices label", has_text="Ana Okerlo").inner_text().split()[-1] == "1"
    page.get_by_role("checkbox", name="Ana Okerlo").check()
    counts(page, "1 of 5 quotes")
    page.get_by_role("button", name="Take away the filter: money").click()
    shows(page, "We need Tomahawks", "We need Tomahawks now")
    page.get_by_label("Each statement once").check()
    shows(page, "We need Tomahawks")
    page.get_by_role("button", name="Clear all").click()
    page.get_by_label("from", exact=True).fill("2025-11-01")
    shows(page, "We need Tomahawks now", "It is a mistake, señor.")
    page.get_by_label("from", exact=True).fill("")
    page.get_by_role("button", name="Show these alone").click()
    shows(page, "Nobody knows when.")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SENOR", ["It is a mistake, señor."]),
        ("tomahawks need", ["We need Tomahawks", "We need Tomahawks now"]),
        ('"tomahawks now"', ["We need Tomahawks now"]),
        ("the mayor", ["We need Tomahawks"]),
        ("(.*+? \\", []),
    ],
)
def test_words_are_found_whatever_is_typed(opened, typed, found):
    page = opened(told())
    page.get_by_label("Words").fill(typed)
    expect(page.locator(f"{SHOWN} blockquote")).to_have_text([f"“{text}”" for text in found])


def test_a_bar_takes_its_period_and_gives_it_back(opened):
    page = opened(told())
    page.get_by_label("Bars by").select_option("month")
    bars = page.locator(".bar")
    assert [bar.get_attribute("aria-label") for bar in bars.all()] == [
        "October 2025: 2 quotes, Ana Okerlo 1, Boris Quill 1",
        "November 2025: 2 quotes, Ana Okerlo 1",
    ]
    bars.nth(1).click()
    shows(page, "We need Tomahawks now", "It is a mistake, señor.")
    assert bars.nth(1).get_attribute("aria-pressed") == "true"
    bars.nth(1).click()
    counts(page, "5 quotes")
    bars.nth(0).hover()
    page.mouse.down()
    bars.nth(1).hover()
    page.mouse.up()
    counts(page, "4 of 5 quotes")


def test_everything_can_be_done_with_the_keyboard(opened):
    page = opened(told())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "found"
    page.get_by_label("Bars by").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.at") == "0"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    shows(page, "We need Tomahawks now", "It is a mistake, señor.")
    assert page.evaluate("document.activeElement.classList.contains('bar')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Home")
    page.keyboard.press("Shift+Enter")
    counts(page, "4 of 5 quotes")
    box = page.get_by_role("checkbox", name="Boris Quill")
    box.focus()
    page.keyboard.press("Space")
    shows(page, "Rates will rise.")
    assert page.evaluate("document.activeElement.value") == "boris-quill"


def test_a_view_can_be_linked(opened):
    page = opened(told())
    page.get_by_role("checkbox", name="Ana Okerlo").check()
    page.get_by_label("Words").fill("now")
    page.get_by_label("Order").select_option("new")
    address = settled(page, r"query=now.*order=new.*speaker=ana-okerlo").partition("#")[2]
    again = opened(told(), address=f"#{address}")
    shows(again, "We need Tomahawks now")
    assert again.get_by_label("Order").input_value() == "new"
    assert again.get_by_role("checkbox", name="Ana Okerlo").is_checked()
    again.evaluate("location.hash = ''")
    expect(again.locator("#count")).to_have_text("5 quotes")


def test_a_quote_can_be_linked_and_copied(opened):
    page = opened(told(), address="#quote-q3", permissions=["clipboard-read", "clipboard-write"])
    assert page.evaluate("document.activeElement.id") == "quote-q3"
    page.locator("#quote-q1").get_by_role("link", name="The Post").click()
    expect(page.locator("#quote-q2")).to_be_focused()
    page.locator("#quote-q1").get_by_role("button", name="Copy with source").click()
    page.locator("#said", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == [
        "“We need Tomahawks”",
        "— Ana Okerlo, the mayor, said 15 October 2025 (speaker 50% sure)",
        "Source: Report number 0, Kyiv Courier, 15 October 2025, https://courier.example/b?x=1&y=2",
    ]


@pytest.mark.parametrize(
    "address", ["#%E0%A4%A", "#quote-%E0", "#from=x&to=1&unit=eon&order=toString&speaker=<b>", "#quote-none"]
)
def test_no_address_breaks_the_page(opened, address):
    page = opened(told(), address=address)
    assert page.locator("#count").is_visible()


def test_hostile_words_stay_words(opened):
    known = ("title", "publisher", "speaker_role", "said_evidence", "frame", "statement_id", "person_id")
    about = dict.fromkeys(known, HOSTILE)
    quotes = [
        made(0, HOSTILE, HOSTILE, topics=[HOSTILE], url="https://a.example/x#y", **about),
        made(2, "Run", "B", url="javascript:alert(1)", article_id=HOSTILE, title=None, quote_id=HOSTILE),
        made(4, "Data", "C", url="data:text/html,<script>alert(1)</script>", published="\u202e2025"),
    ]
    page = opened(quotes, how=How(title=HOSTILE, asked=HOSTILE, at=HOSTILE))
    page.locator(".topic").first.click()
    assert page.evaluate("window.hurt") is None
    assert page.locator("img, main script, #list b").count() == 0
    assert page.locator("a.out").evaluate_all("links => links.map((link) => link.protocol)") == ["https:"]
    text = page.evaluate("document.body.innerText + document.title")
    assert "</script><script>window.hurt = 1</script>" in text
    assert "{{data}} {{counts}}" in text
    assert not re.search("[\x00\x1b\u202e\u2066]", text)
    assert page.locator("#quote-q0 .who bdi").count() == 1


def test_right_to_left_words_are_read_so(opened):
    page = opened([made(0, "שלום לכולם", "דנה", frame="“…” אמרה דנה")])
    assert page.locator("blockquote p").evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_it_is_accessible(opened, scheme, width):
    page = opened(told(), color_scheme=scheme, viewport={"width": width, "height": 800})
    page.locator("#table").evaluate("one => { one.open = true; }")
    page.locator("#panel").evaluate("one => { one.open = true; }")
    page.get_by_role("checkbox", name="Ana Okerlo").check()
    broken = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert [
        (one["id"], [node["html"] for node in one["nodes"]]) for one in broken.response["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_follows_the_system_until_somebody_chooses(opened):
    page = opened(told(), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    button = page.get_by_role("button", name="Dark theme")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.evaluate(ground) == "rgb(252, 251, 248)" != dark


def test_paper_has_every_quote_of_the_view_and_no_buttons(opened):
    page = opened(invented(600), color_scheme="dark")
    page.get_by_role("checkbox", name="grain").check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    wanted = sum("grain" in quote.topics for quote in invented(600))
    assert page.locator(SHOWN).count() == wanted
    assert (
        page.locator("#filters, #theme, .tools, #unit").evaluate_all(
            "all => all.filter((one) => one.checkVisibility())"
        )
        == []
    )
    assert page.locator(".chip").inner_text() == "grain"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert (
        page.locator(".quote").first.evaluate("one => getComputedStyle(one).contentVisibility") == "visible"
    )


def test_five_thousand_quotes_are_all_there_and_can_be_filtered(opened):
    quotes = list(invented(5_000))
    page = opened(quotes)
    counts(page, "5,000 quotes")
    wait_for(page, SHOWN, 5_000)
    page.get_by_role("checkbox", name="Ana Okerlo").check()
    wanted = sum(quote.speaker == "Ana Okerlo" for quote in quotes)
    counts(page, f"{wanted} of 5,000 quotes")
    wait_for(page, "#list .quote", wanted)  # those that were hidden are gone as well
    bars = page.locator(".bar").evaluate_all(
        "bars => bars.map((bar) => parseInt(bar.ariaLabel.split(': ')[1]))"
    )
    assert sum(bars) == sum(quote.speaker == "Ana Okerlo" and quote.day is not None for quote in quotes)


def test_a_few_old_quotes_share_a_bar(opened):
    old = [made(900, "Long ago.", day="1971-01-01"), made(902, "Very long ago.", day="0001-01-01")]
    page = opened([*old, *invented(100)])
    first = page.locator(".bar").first
    assert first.get_attribute("aria-label").startswith("Before ")
    first.click()
    shows(page, "Very long ago.", "Long ago.")


def test_a_page_without_quotes_says_so(opened):
    page = opened([])
    counts(page, "0 quotes")
    assert page.get_by_text("No quote answers").is_visible()


def test_a_reader_without_scripts_gets_the_quotes(opened):
    page = opened(told(), java_script_enabled=False)
    assert page.locator("noscript li").count() == 5
    assert "We need Tomahawks now" in page.locator("noscript li").nth(2).inner_text()
    assert page.locator("noscript li").nth(2).bounding_box()["height"] > 50


def test_too_many_quotes_do_not_stand_twice():
    assert "<blockquote" not in written(invented(501)).split("</main>")[0]


def test_best_matches_can_stand_first(opened):
    page = opened([made(0, "Low", score=0.1), made(1, "High", score=0.9, matched_by=("text",))])
    page.get_by_label("Order").select_option("best")
    shows(page, "High", "Low")


texts = st.text(st.characters(codec=None), max_size=15) | st.just(HOSTILE)


@settings(max_examples=25, deadline=None)
@given(texts, texts, st.none() | texts, st.lists(texts, max_size=2))
def test_no_words_leave_the_data(words, frame, speaker, topics):
    page = written([made(0, f"a{words}", speaker, frame=frame, title=speaker, topics=topics)])
    assert len(re.findall("<script", page)) == 2
    data = page.split('id="data">')[1].split("</script>")[0]
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", data)
    assert json.loads(data)["quotes"][0]["id"] == "q0"
