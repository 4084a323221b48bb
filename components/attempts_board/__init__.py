"""Who is at a quiz right now: answered so far, time left, and what a coach can do about it."""
