"""Texts in Markdown as they are shown. Long ones are rendered in a worker process, each once for all who open it."""
