"""Who is meant, with the shipped lists: a table of speakers as articles have them, all in one database."""

import pytest

from quotetrack import queries
from quotetrack.queries import Filters
from quotetrack.records import Article, Quote, digest

# an article a line: its id, its day, what stands around, and its speakers: name, and what it calls the bearer
ARTICLES = [
    ("ua-2024", "2024-05-01", "Kyiv waited.", [("Volodymyr Zelensky", "Ukrainian President")]),
    ("ua-spelling", "2023-05-01", "", [("Volodymyr Zelenskyy", "")]),
    ("ua-cyrillic", "2023-05-02", "", [("Володимир Зеленський", "")]),
    ("ua-russian", "2023-05-02", "", [("Владимир Зеленский", "")]),
    ("ua-initial", "2023-05-03", "", [("V. Zelensky", "")]),
    ("ua-alone", "2023-05-03", "Ukraine waited.", [("Zelensky", "President")]),
    ("ua-wife", "2023-05-03", "", [("Olena Zelenska", "Ukraine's first lady")]),
    ("ua-namesake", "2023-05-03", "", [("Oleh Zelensky", "a baker from Lviv")]),
    ("ua-2018", "2018-03-01", "", [("the Ukrainian president", None)]),
    ("ua-2021", "2021-03-01", "", [("the Ukrainian president", None)]),
    ("ua-former", "2021-03-01", "", [("the former Ukrainian president", None)]),
    ("ua-undated", None, "", [("the Ukrainian president", None)]),
    ("us-trump", "2017-03-01", "", [("Donald J. Trump", "President")]),
    ("us-son", "2017-03-01", "", [("Donald Trump Jr.", "")]),
    ("us-johnson", "2024-03-01", "", [("Mike Johnson", "the Speaker of the House")]),
    ("us-baker", "2024-03-02", "", [("Mike Johnson", "a baker in Leeds")]),
    ("us-nobody", "2024-03-03", "", [("Mike Johnson", "")]),
    ("us-kennedy", "2024-03-03", "Louisiana was hit.", [("John Kennedy", "Sen.")]),
    ("us-jfk", "2016-03-03", "", [("John F. Kennedy", "")]),
    (
        "jordan-player",
        "1996-06-01",
        "",
        [("Michael Jordan", "the Bulls guard"), ("Phil Jackson", "the coach")],
    ),
    ("jordan-professor", "2016-06-01", "", [("Michael Jordan", "a professor at Berkeley")]),
    ("nowak-nurse", "2024-06-01", "", [("Anna Wrobelska", "a nurse")]),
    ("nowak-again", "2024-07-01", "", [("Anna Wrobelska", "")]),
    ("smith-farmer", "2024-06-01", "", [("John Smith", "a farmer")]),
    ("smith-banker", "2024-06-02", "", [("John Smith", "chief executive of Acme")]),
    ("smith-alone", "2024-06-02", "", [("Smith", "")]),
    ("smith-other", "2024-06-03", "", [("Smith", "")]),
    ("minister-north", "2024-06-03", "", [("Ivan Petrov", "finance minister of Bulgaria")]),
    ("minister-south", "2024-06-03", "", [("Ivan Petrov", "finance minister of Serbia")]),
    ("order-west", "2024-06-03", "", [("Quan Zhixin", "")]),
    ("order-east", "2024-06-03", "", [("Zhixin Quan", "")]),
    ("maiden", "2017-08-03", "", [("Sarah Huckabee Sanders", "press secretary")]),
    ("married", "2018-08-03", "", [("Sarah Sanders", "White House press secretary")]),
    ("nick-short", "2018-08-03", "", [("Bill Quattlebaum", "")]),
    ("nick-long", "2018-08-03", "", [("William Quattlebaum", "")]),
    ("kosh-mayor", "2019-01-01", "", [("Anna Koshkarova", "mayor of Tarn")]),
    ("kosh-surgeon", "2019-01-02", "", [("Bela Koshkarova", "a surgeon")]),
    ("kosh-title", "2019-01-03", "", [("Koshkarova", "the mayor")]),
    ("kosh-bare", "2019-01-04", "", [("Koshkarova", "")]),
    ("beside-full", "2019-02-01", "", [("Ivo Trnka", ""), ("Milo Quellhaus", "")]),
    ("beside-other", "2019-02-02", "", [("Olga Trnka", ""), ("Pia Underwold", "")]),
    ("beside-short", "2019-02-03", "", [("Trnka", ""), ("Pia Underwold", "")]),
    ("middle-a", "2018-08-03", "", [("Robert A. Quattlebaum", "")]),
    ("middle-b", "2018-08-03", "", [("Robert B. Quattlebaum", "")]),
]
SAME = [
    ("ua-2024", "ua-spelling", "ua-cyrillic", "ua-russian", "ua-initial", "ua-alone", "ua-2021"),
    ("order-west", "order-east"),
    ("maiden", "married"),
    ("nick-short", "nick-long"),
    ("nowak-nurse", "nowak-again"),
    ("kosh-mayor", "kosh-title"),
    ("beside-other", "beside-short"),
]
APART = [
    ("ua-2024", "ua-wife", "ua-namesake", "ua-2018"),
    ("us-trump", "us-son"),
    ("us-johnson", "us-baker", "us-nobody"),
    ("us-kennedy", "us-jfk"),
    ("jordan-player", "jordan-professor"),
    ("smith-farmer", "smith-banker", "smith-alone", "smith-other"),
    ("minister-north", "minister-south"),
    ("middle-a", "middle-b", "nick-short"),
    ("kosh-mayor", "kosh-surgeon", "kosh-bare"),
    ("beside-full", "beside-short"),
]
KNOWN = {
    "ua-2024": "volodymyr-zelensky",
    "ua-2018": "petro-poroshenko",
    "ua-former": None,
    "ua-undated": None,
    "us-trump": "donald-trump",
    "us-johnson": "mike-johnson",
    "us-kennedy": "john-kennedy",
    "us-jfk": "john-f-kennedy",
}


def stored(id, day, around, speakers):
    words = [f"Word {number} of {id}." for number in range(len(speakers))]
    article = Article(id=id, published=day, text=" ".join([around, *(f"“{said}”" for said in words)]))
    quotes = []
    for said, (name, role) in zip(words, speakers, strict=True):
        start = article.text.index(said)
        spans = ((start, start + len(said)),)
        is_named = role is not None
        quotes.append(
            Quote(
                article_id=id,
                quote_id=digest(id, article.sha256, spans),
                kind="direct",
                text=said,
                spans=spans,
                prefix="",
                suffix="",
                speaker=name if is_named else None,
                speaker_type="person" if is_named else "unnamed",
                speaker_mention=name,
                speaker_role=role or None,
                confidence=0.9,
            )
        )
    return article, quotes


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """Return the id of the first speaker of each article."""
    path = tmp_path_factory.mktemp("who") / "quotes.db"
    with queries.open(path) as timeline:
        timeline.save([stored(*one) for one in ARTICLES])
        first = {}
        for quote in timeline.quotes(Filters()):
            if quote.text.startswith("Word 0"):
                first[quote.article_id] = quote.person_id
    return first


@pytest.mark.parametrize("articles", SAME, ids=lambda articles: articles[0])
def test_one_person(people, articles):
    assert len({people[one] for one in articles}) == 1, {one: people[one] for one in articles}


@pytest.mark.parametrize("articles", APART, ids=lambda articles: articles[0])
def test_different_people(people, articles):
    assert len({people[one] for one in articles}) == len(articles), {one: people[one] for one in articles}


@pytest.mark.parametrize(("article", "person"), KNOWN.items())
def test_whom_the_lists_know(people, article, person):
    assert people[article] == person
