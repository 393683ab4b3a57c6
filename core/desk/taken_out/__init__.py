"""What a person takes away, in forms that other programs read."""
