"""A short table that somebody writes: rows come, go and move, and each column holds words, a number or a tick."""
