"""Dates where Django writes them itself: "Mon 23 Nov 2026", as everywhere else in the product."""

DATE_FORMAT = "D j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "D j M Y, H:i"
