"""Small menus side by side that narrow a list: what each is set to is always to be seen, and all can be cleared."""
