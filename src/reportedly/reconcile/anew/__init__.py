"""Everything reconciled anew, stage after stage, with no more in memory than a slice of it."""
