"""Reconciles what a change of a few reports can reach, and leaves all else as it was."""
