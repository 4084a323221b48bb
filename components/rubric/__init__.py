"""A rubric: how it is shown to learners and coaches, and the field in which its author writes it."""
