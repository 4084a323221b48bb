"""A chart with its title, what it shows in a sentence, and the same numbers as a table."""
