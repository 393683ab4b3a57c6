"""What a service's file is and what one line of it says: something done, saved, left out or refused."""
