"""What pages show of claims, of those who make them, and of those who confirm them."""
