"""Compares two sets of claims over the same texts, layer by layer: gold and ours, or two passes.

Claims are dicts in the record format, of which only what is annotated is needed. They are paired by
their contents; the items of a layer (places, remarks, …) count for all claims, those of a claim
without a partner as missed or made up, so that a layer's F1 is that of the whole chain before it.
Labels (commitment, mood, …) are compared on paired claims alone.
"""

from reportedly.evaluation.comparing import compare, joined
from reportedly.evaluation.layers import HAPPENED, LABELS
from reportedly.evaluation.pairs import LEAST, dice, pair
from reportedly.evaluation.tallies import Comparison, Difference, Tally

__all__ = (
    "HAPPENED",
    "LABELS",
    "LEAST",
    "Comparison",
    "Difference",
    "Tally",
    "compare",
    "dice",
    "joined",
    "pair",
)
