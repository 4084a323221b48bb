"""Who needs attention, why, and what coaches note about it."""
