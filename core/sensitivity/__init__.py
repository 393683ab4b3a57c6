"""What is sensitive among a person's interests: told plainly to them, never proposed, never shown to others unasked."""
