"""The way in: what stands on a page before anybody is known."""
