"""One learner, in the tray beside a list."""
