"""A text checked against the ledger, as a page and as an object show it."""
