"""The web app: ledger, reader, account."""
