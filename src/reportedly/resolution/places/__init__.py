"""Which places names and descriptions mean, and what they are there for."""
