"""What happened, newest first; news waits while somebody reads."""
