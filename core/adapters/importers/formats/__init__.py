"""Every format that can be brought in, one module each: whatever defines `FORMAT` here is in the register."""
