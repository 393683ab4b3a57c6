"""Readers of people's own histories, one file per format."""
