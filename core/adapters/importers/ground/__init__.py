"""What every importer stands on: a history with what could not be read of it, and many objects made at once."""
