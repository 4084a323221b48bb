"""What stands above a long list: the states it can be narrowed to, with their counts, and a search."""
