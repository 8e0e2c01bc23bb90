"""Whether a party tells of its own side."""

import random

from reportedly.extraction.chain.own_side import WEIGHTS, _likely
from reportedly.lang import table


def test_the_order_of_features_does_not_matter() -> None:
    names = sorted(table("en", WEIGHTS)["weights"])
    drawn = random.Random(1)
    found = {_likely(drawn.sample(names, len(names))) for _ in range(50)}
    assert len(found) == 1
