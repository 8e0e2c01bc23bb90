"""Which claims answer which."""
