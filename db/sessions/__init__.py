"""Sessions: set up, staffed, enrolled into, listed."""
