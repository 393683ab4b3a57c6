"""The one DuckDB file: histories, logs, vectors, maps and answers."""
