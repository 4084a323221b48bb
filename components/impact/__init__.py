"""Whom an action reaches, before it is done: names, who is left out and why, and what stays behind."""
