"""Read a sentence as edits: what is wished, of what, how much and until when; in doubt one question, or nothing."""
