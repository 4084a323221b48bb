"""Markdown to write, with what readers will see beside it."""
