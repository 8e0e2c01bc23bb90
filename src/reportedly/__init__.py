"""Turn news of armed conflict into an evidence ledger: who says what, and who else says so."""

__version__ = "0.1.0"
