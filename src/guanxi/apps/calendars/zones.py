"""Which zone a country's or a state's clocks are in, when nobody has said.

Countries with one zone come from the zone database's own table; here stand only
those with several (the zone most people there live by) and the states of the
large ones.
"""

from functools import lru_cache
from importlib.resources import files

from guanxi.domain.calendars import CalendarError, Fault

_SEVERAL = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei",
    "GL": "America/Nuuk",
    "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa",
    "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}
_STATES = {
    "Africa/Ceuta": "ES-CE",
    "America/Anchorage": "US-AK",
    "America/Chicago": "US-AL US-AR US-IA US-IL US-KS US-LA US-MN US-MO US-MS US-ND US-NE US-OK"
    " US-SD US-TN US-TX US-WI",
    "America/Denver": "US-CO US-ID US-MT US-NM US-UT US-WY",
    "America/Edmonton": "CA-AB CA-NT",
    "America/Halifax": "CA-NS CA-PE",
    "America/Iqaluit": "CA-NU",
    "America/Los_Angeles": "US-CA US-NV US-OR US-WA",
    "America/Moncton": "CA-NB",
    "America/Phoenix": "US-AZ",
    "America/Regina": "CA-SK",
    "America/St_Johns": "CA-NL",
    "America/Vancouver": "CA-BC",
    "America/Whitehorse": "CA-YT",
    "America/Winnipeg": "CA-MB",
    "Atlantic/Azores": "PT-20",
    "Atlantic/Canary": "ES-CN",
    "Atlantic/Madeira": "PT-30",
    "Australia/Adelaide": "AU-SA",
    "Australia/Brisbane": "AU-QLD",
    "Australia/Darwin": "AU-NT",
    "Australia/Hobart": "AU-TAS",
    "Australia/Melbourne": "AU-VIC",
    "Australia/Perth": "AU-WA",
    "Pacific/Honolulu": "US-HI",
}
_ZONE_OF_STATE = {state: zone for zone, states in _STATES.items() for state in states.split()}


def zone_of(country: str, subdivision: str | None) -> str:
    """The zone of a country ("DE") or of one of its parts ("US", "CA")."""
    state = _ZONE_OF_STATE.get(f"{country}-{subdivision}")
    zone = state or _SEVERAL.get(country) or _single_zones().get(country)
    if zone is None:
        raise CalendarError(Fault.UNKNOWN_COUNTRY, "calendar", country)
    return zone


@lru_cache(maxsize=1)
def _single_zones() -> dict[str, str]:
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[0]: row[2] for row in rows}
