"""What is announced, the newest first: one element however much there is."""
