"""Names for journeys, made of their items' own words."""
