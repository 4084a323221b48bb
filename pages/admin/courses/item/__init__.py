"""The form of one item, for each type of item."""
