"""Journeys of very many people, found, named and opened in the app."""
