"""A quiz in progress, for its learner: questions, answers that are kept as they are given, and the server's clock."""
