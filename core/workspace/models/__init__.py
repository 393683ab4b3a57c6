"""What a language model is asked for a person: what would be sent, what came back, and what of it is refused."""
