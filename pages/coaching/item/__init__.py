"""The tracking of one item."""
