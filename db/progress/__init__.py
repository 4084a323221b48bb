"""How far learners are."""
