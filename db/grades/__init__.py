"""The gradebook: what it is computed from, and what coaches enter."""
