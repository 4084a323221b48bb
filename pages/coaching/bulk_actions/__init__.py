"""What coaches do to many learners at once."""
