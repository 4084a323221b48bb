"""One item of a course, as a learner reads it: head, text, and the way on."""
