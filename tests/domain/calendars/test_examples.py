import doctest

from guanxi.domain.calendars import spans


def test_examples_in_docstrings_are_true() -> None:
    results = doctest.testmod(spans)

    assert (results.attempted > 0, results.failed) == (True, 0)
