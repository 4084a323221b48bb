"""A quiz under way, for its learner: questions, answers that are kept as they are given, and the server's clock."""
