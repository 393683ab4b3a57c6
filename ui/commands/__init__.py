"""The commands of `journeys`, and what all of them share."""
