"""One attempt at a quiz."""
