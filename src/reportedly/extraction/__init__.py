"""From a reading to claims: attribution, commitment, verification, events, mentions."""
