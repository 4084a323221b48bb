"""What knows no school: numbers, and in time all else that stands below the records."""
