"""What costs time or writes: opening, importing, naming, and the one door for edits."""
