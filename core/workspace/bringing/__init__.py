"""From files to journeys: looked at, picked, read, stored and found."""
