"""What leaves the ledger: citations, dossiers, exports."""
