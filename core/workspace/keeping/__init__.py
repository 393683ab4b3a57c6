"""Everything of everybody, or of one person, as a zip that brings it back."""
