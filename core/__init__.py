"""Find a person's interest journeys, let them steer, and rank what they are recommended from it."""
