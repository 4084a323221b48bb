"""Bulk actions: which of several learners they apply to, which not and why, and how they are undone."""
