"""Whether somebody is in front of this page: open, visible, and touched within the last minutes."""
