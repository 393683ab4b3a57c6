"""Language models behind one protocol, and everything that can go wrong with their servers."""
