"""What is typed or chosen and not saved yet: the browser knows of it at once, and asks before it is dropped."""
