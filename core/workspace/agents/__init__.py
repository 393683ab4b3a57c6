"""One call of an agent's, answered."""
