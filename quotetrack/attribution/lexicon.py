"""The word lists that attribution reads, loaded once from ``data/gazetteers/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quotetrack.assets import words
from quotetrack.people.fields import known_roles


@dataclass(frozen=True)
class Lexicon:
    """Lists of lower-case words and phrases; each is read on its first use."""

    def _read(self, name: str) -> frozenset[str]:
        return words("data", "gazetteers", f"{name}.txt")

    @cached_property
    def _sorts(self) -> dict[str, str]:
        """Map words to what they usually mean; where lists overlap the later one here wins."""
        lists = {
            "given": self.given,
            "place": self.places,
            "nation": self.nationalities,
            "document": self.documents,
            "organization word": self.organization_words,
            "organization noun": self.organization_nouns,
            "organization": self.organizations,
            "role": self.roles,
            "calendar": self.calendar,
            "social": self.social_media,
        }
        return {word: sort for sort, entries in lists.items() for word in entries}

    def sort(self, word: str) -> str:
        """Return what a lower-case word usually means: a role, a place, an organisation; "-" if unknown."""
        return self._sorts.get(word, "-")

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Forms of verbs that report speech."""
        return self._read("reporting_verbs")

    @cached_property
    def saying(self) -> frozenset[str]:
        """Words of a lead that promise the words themselves: ``wrote:``, ``in a statement:``."""
        return self._read("saying")

    @cached_property
    def statement_cues(self) -> frozenset[str]:
        """Words that report a statement without marks."""
        return self._read("statement_cues")

    @cached_property
    def statement_infinitives(self) -> frozenset[str]:
        """Those of them after which an infinitive or a gerund is what was said: ``vowed to stay``."""
        return self._read("statement_infinitives")

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Titles before a name."""
        return self._read("honorifics")

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that may open a sentence and are never part of a name."""
        return self._read("function_words")

    @cached_property
    def not_labels(self) -> frozenset[str]:
        """Words before a colon that name no speaker."""
        return self._read("not_labels")

    @cached_property
    def quote_labels(self) -> frozenset[str]:
        """Labels that announce a quotation but no speaker: ``Quote:``."""
        return self._read("quote_labels")

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Days, months and times of day."""
        return self._read("calendar")

    @cached_property
    def female(self) -> frozenset[str]:
        """Given names of women."""
        return self._read("first_names_female")

    @cached_property
    def male(self) -> frozenset[str]:
        """Given names of men."""
        return self._read("first_names_male")

    @cached_property
    def given(self) -> frozenset[str]:
        """Given names."""
        return self.female | self.male | self._read("first_names_either")

    @cached_property
    def places(self) -> frozenset[str]:
        """Countries, cities, regions."""
        return self._read("places")

    @cached_property
    def nationalities(self) -> frozenset[str]:
        """Adjectives of nations and parties."""
        return self._read("nationalities")

    @cached_property
    def organization_words(self) -> frozenset[str]:
        """Words that make a capitalised name an organisation's."""
        return self._read("organization_words")

    @cached_property
    def organizations(self) -> frozenset[str]:
        """Organisations whose name does not show what they are."""
        return self._read("organizations")

    @cached_property
    def organization_nouns(self) -> frozenset[str]:
        """Common nouns that stand for an organisation."""
        return self._read("organization_nouns")

    @cached_property
    def documents(self) -> frozenset[str]:
        """Nouns of texts that can say something."""
        return self._read("document_nouns")

    @cached_property
    def roles_male(self) -> frozenset[str]:
        """Nouns for a man."""
        return self._read("roles_male")

    @cached_property
    def roles_female(self) -> frozenset[str]:
        """Nouns for a woman."""
        return self._read("roles_female")

    @cached_property
    def roles(self) -> frozenset[str]:
        """Nouns that stand for a person."""
        return self._read("roles") | self.roles_male | self.roles_female

    @cached_property
    def callings(self) -> frozenset[str]:
        """All that a person may be called: roles, titles, occupations."""
        return self.roles | self.honorifics | known_roles()

    @cached_property
    def media(self) -> frozenset[str]:
        """Nouns that name the medium of a statement."""
        return self._read("media_nouns")

    @cached_property
    def social_media(self) -> frozenset[str]:
        """Networks on which people post."""
        return self._read("social_media")

    @cached_property
    def broadcasters(self) -> frozenset[str]:
        """Stations and programmes on which people are heard."""
        return self._read("broadcasters")

    @cached_property
    def go_betweens(self) -> frozenset[str]:
        """Who passes on the words of somebody else: ``through her lawyer``."""
        return self._read("go_betweens")

    @cached_property
    def cue_verbs(self) -> frozenset[str]:
        """Forms of all verbs that report where the words hang on them."""
        return self.verbs | self.addressing | self._read("cue_verbs")

    @cached_property
    def addressing(self) -> frozenset[str]:
        """Forms of verbs whose object is whom they speak to."""
        return self._read("addressing_verbs")

    @cached_property
    def hearers(self) -> frozenset[str]:
        """Nouns for people who are spoken to."""
        return self._read("hearers")

    @cached_property
    def not_hearers(self) -> frozenset[str]:
        """Nouns that follow a verb of speech and hear nothing: ``to applause``."""
        return self._read("not_hearers")
