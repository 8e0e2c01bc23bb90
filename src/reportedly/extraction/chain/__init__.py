"""How a claim came to the publisher: who passed it on, by what channel, how the source knows."""
