"""One learner at the side of a list: where they stand, what they did, and what waits to be graded."""
