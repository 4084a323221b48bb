"""The tracking of one course."""
