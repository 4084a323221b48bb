"""One grid for every long list: AG Grid in our clothes, one element however many rows."""
