"""What the application shows: functions and elements that take data and draw it."""
