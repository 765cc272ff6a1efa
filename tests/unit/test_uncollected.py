"""The collector stays out while something large is built, and comes back."""

import gc

from flows.uncollected import uncollected


def test_the_outermost_lets_the_collector_in_again() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
