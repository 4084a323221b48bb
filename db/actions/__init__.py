"""What is done to several learners at once, and undone."""
