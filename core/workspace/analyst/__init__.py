"""What an analyst sees of everybody: a copy that is made when it is asked for, and what is told from it."""
