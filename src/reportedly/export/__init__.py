"""From a ledger's answers to files that other programs read; each says what it loses."""
