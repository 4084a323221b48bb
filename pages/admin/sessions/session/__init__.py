"""One session: its details, courses, learners, locks and change log."""
