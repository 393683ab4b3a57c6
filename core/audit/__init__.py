"""Four ways in which a profile fails a person, counted and told with the act that mends each."""
