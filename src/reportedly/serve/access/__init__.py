"""Who is let in: accounts, sessions, tokens, and what a request must have."""
