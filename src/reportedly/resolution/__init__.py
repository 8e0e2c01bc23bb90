"""From names to things: speakers, sources, places, times, quantities, actors."""
