"""Figures with their bounds, what they count and what became of it."""
