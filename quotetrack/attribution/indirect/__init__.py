"""Statements without marks, ``Kosh said that …``: found in the same parses, given to the same speakers."""
