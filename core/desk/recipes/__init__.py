"""A stretch of the log as a recipe, and what it comes to for somebody else."""
