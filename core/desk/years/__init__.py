"""A person's years: the river of their journeys, and the life of each."""
