"""Events across documents: pairs of tellings, scored by a table and joined."""
