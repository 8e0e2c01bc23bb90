"""Which reports carry one text, who wrote it first, and what was changed on its way."""
