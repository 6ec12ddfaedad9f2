"""Lists of people: who holds which office where and when, and the formats in which such lists come and go."""
