"""What reconciling has found, kept: lineages, statements, incidents, accounts, sources."""
