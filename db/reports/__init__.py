"""What is printed and exported."""
