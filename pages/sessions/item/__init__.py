"""One item, by its type."""
