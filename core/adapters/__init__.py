"""The only ring that touches the world: database, models, files, network, settings."""
