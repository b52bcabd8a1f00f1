"""Guanxi (关系): relationships with Chinese factories, measured and kept from a distance."""

__version__ = "0.1.0"
