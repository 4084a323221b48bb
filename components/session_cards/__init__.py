"""Sessions as cards, grouped by category, and the views one chooses among."""
