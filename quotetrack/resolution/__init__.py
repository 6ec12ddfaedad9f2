"""Names in articles become people: by name, role, place and day, whatever the order of articles."""
