"""Where people decide on claims."""
