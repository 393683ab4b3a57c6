"""What several replicas of the app share, on one PostgreSQL server: the log, and the tables that each has a copy of."""
