"""Who holds which place."""
