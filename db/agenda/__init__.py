"""All dates of a person, as a list and as calendar feeds."""
