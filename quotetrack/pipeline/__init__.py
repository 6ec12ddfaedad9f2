"""spaCy components: importing this package registers every one of them."""

from quotetrack.discover import modules

modules(__name__)
