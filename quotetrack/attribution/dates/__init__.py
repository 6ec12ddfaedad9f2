"""The day something was said: dates, what they count from, whether they belong to the saying."""
