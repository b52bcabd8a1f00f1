"""Characters that steer or pad a line without being part of what it says.

As regular-expression class bodies, to be put between square brackets.
"""

# direction marks and isolates, zero-width joiners of headers, the byte-order mark
MARKS = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
# every space that is not a line break
SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
GAP = f"[{SPACES}{MARKS}]"
SENDER_PADDING = " \t\u00a0\u202f\u3000" + MARKS
