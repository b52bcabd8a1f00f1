"""Every measure, once: by its code, which is the name of its function."""

from collections.abc import Mapping
from typing import Any

from guanxi.domain.measures import mirror, prices, punctuality, quality, talk
from guanxi.domain.measures.figures import Measure

MEASURES: Mapping[str, Measure[Any]] = {
    found.code: found
    for module in (punctuality, quality, talk, prices, mirror)
    for found in vars(module).values()
    if isinstance(found, Measure)
}
