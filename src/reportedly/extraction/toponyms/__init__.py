"""Names of places, and words that stand for places."""
