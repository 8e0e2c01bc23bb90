"""From claims to accounts: lineages, statements, incidents, contradictions."""
