"""Messages that somebody has got, each to be opened; one that is opened stays where it is."""
