"""Find a person's journeys in their history, as a tree that a dial re-cuts."""
