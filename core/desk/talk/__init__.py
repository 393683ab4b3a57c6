"""A sentence in a person's own words: what it wishes, what it asks, and the answer."""
