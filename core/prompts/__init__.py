"""What is asked of a language model, with titles as data and never as instructions."""
