"""Countries with their parts, and time zones, as choices in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from django.utils.translation import get_language

# Kept for old files only; the places in them have a name of their own.
_OLD = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


def country_choices() -> list[tuple[str, str]]:
    """Countries whose public holidays are known, by name: [("DE", "Germany"), …]."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    known = {*_subdivisions(), "CN"} & set(names)
    return sorted(((code, names[code]) for code in known), key=lambda choice: choice[1])


def subdivision_choices(country: str) -> list[tuple[str, str]]:
    """Parts of a country that have holidays of their own, by name: [("BY", "Bayern"), …]."""
    from holidays import country_holidays

    if not _subdivisions().get(country):
        return []
    names = country_holidays(country).get_subdivision_aliases()
    # Cities and districts without a short code of their own are too fine for a desk's calendar.
    choices = [
        (code, aliases[0] if aliases else code) for code, aliases in names.items() if len(code) <= 3
    ]
    return sorted(choices, key=lambda choice: choice[1].casefold())


@lru_cache(maxsize=1)
def _subdivisions() -> dict[str, list[str]]:
    from holidays import list_supported_countries  # half a second: only where a form needs it

    return {code: parts for code, parts in list_supported_countries().items() if len(code) == 2}


@lru_cache(maxsize=1)
def zone_choices() -> list[tuple[str, str]]:
    """Time zones by place: [("Europe/Berlin", "Europe/Berlin"), …, ("UTC", "UTC")]."""
    places = sorted(z for z in available_timezones() if "/" in z and not z.startswith(_OLD))
    return [(zone, zone.replace("_", " ")) for zone in (*places, "UTC")]
