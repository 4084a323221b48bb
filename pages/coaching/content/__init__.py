"""What coaches change about a course for one session."""
