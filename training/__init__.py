"""Trains the weights that `reportedly` reads with; no part of the installed package."""
