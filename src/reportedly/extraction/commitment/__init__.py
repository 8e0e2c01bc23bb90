"""How firmly something is put, by its source and by its publisher, and whether it happened."""
