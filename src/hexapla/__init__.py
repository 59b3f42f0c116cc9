"""Every version of an event, side by side, in one record."""

__version__ = "0.1.0"
