"""What people decide: reviews, judgements and findings."""
