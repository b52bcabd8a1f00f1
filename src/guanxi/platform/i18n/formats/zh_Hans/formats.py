"""Dates where Django writes them itself: "2026年11月23日", as everywhere else in the product."""

DATE_FORMAT = "Y年n月j日"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y年n月j日 H:i"
