"""How `formats.archive` unpacks: what a member may be called, how much may come out, and the two kinds of archive."""
