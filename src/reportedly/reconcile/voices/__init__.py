"""Who speaks, over reports: one voice over spellings, offices and spokesmen; statements."""
