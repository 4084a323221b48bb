"""Surveys: answered and evaluated."""
