"""The workspace as somebody may see it, and whose people are whose."""
