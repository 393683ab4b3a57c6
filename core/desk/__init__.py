"""One person in memory: their history, log, profile and slate, and what a page shows of them."""
