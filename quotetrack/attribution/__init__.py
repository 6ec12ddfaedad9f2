"""How quotes are found and attributed: text and parses in, quotes out; no files, no records."""
