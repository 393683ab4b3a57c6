"""Related interests: where people go on to from what someone knows."""
