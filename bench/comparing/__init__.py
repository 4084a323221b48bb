"""Two commits measured in turns: what costs more now than it did, and how much more."""
