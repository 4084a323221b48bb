"""An item as learners will see it."""
