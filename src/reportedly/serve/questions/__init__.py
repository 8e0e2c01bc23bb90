"""Questions that readers ask of the ledger, and keep."""
