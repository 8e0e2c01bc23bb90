"""The ledger: insert-only tables, derived views, full text."""
