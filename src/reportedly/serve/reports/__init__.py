"""What pages show of reports: their texts in passages, versions, lineages."""
