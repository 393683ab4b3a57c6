"""What an edit did: slates compared, in figures and in words."""
