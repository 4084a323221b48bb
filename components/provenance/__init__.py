"""Under a field: everything that says something about it, layer by layer, which one holds, and the way back."""
