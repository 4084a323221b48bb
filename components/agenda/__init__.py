"""What is due, by day: late first, then the nearest."""
