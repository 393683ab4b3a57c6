"""Names for journeys: what they are about, or their items' own words."""
