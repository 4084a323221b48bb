"""The frame of every signed-in page: sidebar, path, session, state of the line, and room for the page."""
