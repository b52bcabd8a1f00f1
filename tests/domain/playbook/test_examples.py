import doctest
from types import ModuleType

import pytest

from guanxi.domain.playbook import document, editing, sentences, writing


@pytest.mark.parametrize("module", [document, editing, sentences, writing])
def test_examples_in_docstrings_are_true(module: ModuleType) -> None:
    results = doctest.testmod(module)

    assert (results.attempted > 0, results.failed) == (True, 0)
