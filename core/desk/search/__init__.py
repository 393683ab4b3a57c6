"""Search in words: what is close, and other words where little is."""
