"""The steps that make the database what it is, in the order in which they register here."""

from sqlite_utils import Migrations

migrations = Migrations("quotetrack")
