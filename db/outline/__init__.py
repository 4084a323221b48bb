"""What a course looks like in a session, and to one learner."""
