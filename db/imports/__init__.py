"""Bringing in what other systems have kept. Importing the same again changes nothing."""
