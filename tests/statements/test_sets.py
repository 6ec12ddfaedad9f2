"""How well quotes are joined in a set of articles that somebody else wrote, as figures that may not fall."""

from tests.statements.benchmark import FOLDER, measure


def test_quotes_are_joined_well_by_their_words_and_days():
    told = measure(FOLDER, given=True)
    assert told.groups >= 40
    assert told.precision >= 0.98
    assert told.recall >= 0.9


def test_articles_become_statements_that_are_right():
    read = measure(FOLDER)
    assert read.precision >= 0.98
    assert read.recall >= 0.75
