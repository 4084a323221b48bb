"""Who may do what, and what somebody is in a session."""
