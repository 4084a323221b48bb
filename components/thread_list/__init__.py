"""The threads of a discussion, and the place to open another: one element however many threads there are."""
