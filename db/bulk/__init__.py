"""Acting on several learners at once: whom a deed reaches, whom not and why, and the way back."""
