"""An assignment's box, for a learner: what they are writing, what they handed in, and what became of it."""
