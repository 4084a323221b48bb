"""People who need attention now: each with the reasons in words, what they rest on, and what can be done in place."""
