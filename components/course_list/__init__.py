"""The courses of a session: for a learner how far they are in each, for staff the way in."""
