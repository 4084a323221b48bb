"""What learners submit, and what is said of it."""
