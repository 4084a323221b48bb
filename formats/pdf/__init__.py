"""Papers: what is handed to people on A4, as PDF. Words and figures come in as they are to be read."""
