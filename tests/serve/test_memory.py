"""What a server begins with is in no later collection of garbage; what comes after it is."""

import gc
import weakref

from reportedly.serve.memory import set_apart


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.self = self


def test_what_is_there_at_the_start_is_set_apart_and_nothing_else() -> None:
    early = Knot()
    try:
        set_apart()
        assert gc.get_freeze_count() > 0
        assert not any(one is early for one in gc.get_objects())
        later = weakref.ref(Knot())
        gc.collect()
        assert later() is None
    finally:
        gc.unfreeze()
