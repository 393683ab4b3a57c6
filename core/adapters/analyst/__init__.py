"""What an analyst asks of everybody's histories: a confined copy in memory, its charts, and SQL that only reads."""
