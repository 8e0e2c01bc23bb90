"""What is taken out on purpose, and what stays of it."""
