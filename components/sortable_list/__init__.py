"""A list whose order matters, such as the courses of a session with their coaches."""
