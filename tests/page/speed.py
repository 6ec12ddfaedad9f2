"""Time the page in a browser: python tests/page/speed.py [QUOTES ...]; medians, in milliseconds."""

import statistics
import sys
import tempfile
from pathlib import Path

from browser import launched
from invented import invented

from quotetrack.exports import How, exporter

_TRIES = 7
_ALL = 10_000  # quotes that the page draws unasked
_CLICK = "() => document.querySelector('#facets input[value=\"{}\"]').click()"
_TYPE = """() => {{
  const box = document.querySelector('#query');
  box.value = '{}';
  box.dispatchEvent(new Event('input'));
}}"""
_BAR = "() => document.querySelectorAll('.bar')[5].click()"
_UNTIL_PAINTED = """async () => {
  const start = performance.now();
  (%s)();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def drawn(page):
    """Return how many quotes can be seen or scrolled to."""
    return page.evaluate("document.querySelectorAll('#list > :not([hidden]) .quote').length")


def timed(page, on, off):
    """Return the median time from a filter's change to the painted page, both ways."""
    times = []
    for _ in range(_TRIES):
        for change in (on, off):
            times.append(page.evaluate(_UNTIL_PAINTED % change))
            page.wait_for_timeout(400)
    return f"{statistics.median(times):.0f} (worst {max(times):.0f})"


def measure(browser, file, count):
    """Yield what the page of so many quotes takes, a line for each thing that a reader does."""
    page = browser.new_page()
    page.goto(file.as_uri())
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    while drawn(page) < min(count, _ALL):
        page.wait_for_timeout(20)
    listed = page.evaluate("performance.now()")
    yield f"{count:,} quotes, {file.stat().st_size / 1e6:.1f} MB"
    yield f"  first paint {paint:.0f}, ready {ready:.0f}, all listed after {listed:.0f}"
    page.wait_for_timeout(1500)
    yield f"  speaker {timed(page, _CLICK.format('ana-okerlo'), _CLICK.format('ana-okerlo'))}"
    yield f"  topic   {timed(page, _CLICK.format('grain'), _CLICK.format('grain'))}"
    yield f"  words   {timed(page, _TYPE.format('river gates'), _TYPE.format(''))}"
    yield f"  bar     {timed(page, _BAR, _BAR)}"
    printed = page.evaluate(_UNTIL_PAINTED % "() => dispatchEvent(new Event('beforeprint'))")
    yield f"  print   {printed:.0f}"
    page.close()


def main():
    """Measure pages of as many quotes as asked."""
    counts = [int(word) for word in sys.argv[1:]] or [5_000]
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        for count in counts:
            file = Path(folder) / f"{count}.html"
            with file.open("w", encoding="utf-8") as out:
                exporter("html").write(invented(count), out, How(title="Speed"))
            sys.stdout.writelines(f"{line}\n" for line in measure(browser, file, count))


if __name__ == "__main__":
    main()
