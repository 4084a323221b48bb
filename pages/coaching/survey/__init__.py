"""The results of a survey."""
