"""The attempts at the quizzes of a course."""
