"""What a course grade is computed from: scheme, formula, release."""
