"""One thread of a discussion."""
