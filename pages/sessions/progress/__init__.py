"""My progress."""
