"""Pages that were opened and links that were kept, from whatever browser or service."""
