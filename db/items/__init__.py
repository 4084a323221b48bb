"""The fields of an item, and what may stand in them."""
