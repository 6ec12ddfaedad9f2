"""Run the command line with ``python -m quotetrack``."""

from quotetrack.cli import main

main()
