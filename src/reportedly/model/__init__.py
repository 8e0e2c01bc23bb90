"""The nouns: frozen values that every stage takes and returns."""
