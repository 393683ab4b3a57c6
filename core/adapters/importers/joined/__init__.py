"""All that was brought together: every file known for itself, what is taken of it, and one history of them all."""
