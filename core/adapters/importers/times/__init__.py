"""When: written dates, times of day, zones and counted ticks, settled once for a whole file."""
