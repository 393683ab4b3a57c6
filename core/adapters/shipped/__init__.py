"""What ships with the project: learned weights, examples and the demo."""
