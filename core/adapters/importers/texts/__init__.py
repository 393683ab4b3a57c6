"""What cells, titles, headers and links say, in whatever encoding and language they were written."""
