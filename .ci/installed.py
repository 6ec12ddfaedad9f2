"""Try what people install: run by an empty environment's Python, beside the folder ``samples``."""

import json
import subprocess
import sys
from pathlib import Path

import spacy

import quotetrack

COMMAND = str(Path(sys.executable).with_name("quotetrack"))
WORDS = "Water does not carry a passport"


def run(*arguments: str) -> str:
    """Run the installed command and return what it prints; its messages go to our stderr."""
    return subprocess.run([COMMAND, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    """Read the samples, ask a question with a known answer, and put the component into a pipeline."""
    assert Path(quotetrack.__file__).is_relative_to(sys.prefix), (
        f"not the installed one: {quotetrack.__file__}"
    )
    run("--help")
    run("ingest", "samples", "--db", "quotes.db")
    rows = json.loads(
        run("quotes", "--person", "torvald", "--topic", "passport", "--json", "--db", "quotes.db")
    )
    said = {(row["speaker"], row["text"].startswith(WORDS)) for row in rows}
    assert ("Ilka Torvald", True) in said, f"expected {WORDS!r} by Ilka Torvald, got {rows}"
    run("show", rows[0]["quote_id"], "--db", "quotes.db")
    run("people", "show", "torvald", "--db", "quotes.db")
    retold = json.loads(run("statements", "--min-outlets", "2", "--json", "--db", "quotes.db"))
    assert retold, "no saying was found in two outlets"
    run("check", WORDS, "--person", "torvald", "--db", "quotes.db")
    run("verify", "--db", "quotes.db")
    tagged = json.loads(run("quotes", "--topic", "air defence", "--json", "--db", "quotes.db"))
    assert any("topic" in row["matched_by"] for row in tagged), "no quote has the topic"
    like = json.loads(run("quotes", "--like", "people going hungry", "--json", "--db", "quotes.db"))
    assert any(row["matched_by"] == ["meaning"] for row in like), "nothing was found by its meaning"
    run("export", "html", "--person", "torvald", "-o", "page.html", "--db", "quotes.db")
    assert "Content-Security-Policy" in Path("page.html").read_text(encoding="utf-8")
    same = json.loads(run("people", "match", "Volodymyr Zelenskyy", "Зеленський", "--json"))
    assert same["verdict"] == "same", same
    nlp = spacy.blank("en")
    nlp.add_pipe("quote_attribution")
    nlp("“It works,” said Ana Kosh.")
    sys.stdout.write(f"the wheel works: {run('--version')}")


if __name__ == "__main__":
    main()
