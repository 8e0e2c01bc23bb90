"""Words and clauses: lexemes, tags, verb groups, noun phrases, and phrases of the tables."""
