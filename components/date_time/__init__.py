"""A day, and a time of that day if somebody says one."""
