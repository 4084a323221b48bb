"""An assignment's box, for a learner: what they are writing, what they submitted, and what became of it."""
