"""The shared log on PostgreSQL: one for several replicas of the app."""
