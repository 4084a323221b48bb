"""A thread of a discussion: posts in their order and the place to write, one element however many posts there are."""
