"""Two texts side by side, line by line: what only one of them says is marked by sign, line and colour."""
