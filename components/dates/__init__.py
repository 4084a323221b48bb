"""The windows of a session on one axis: who may come in from when to when, and what is due in between."""
