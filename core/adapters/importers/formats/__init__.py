"""Every format that can be brought in, one module each."""
