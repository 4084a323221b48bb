"""What coaches see of learners' activity and progress."""
