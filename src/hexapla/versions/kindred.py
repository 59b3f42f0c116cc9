"""Which languages are too near one another for a short text to tell them apart."""

from hexapla.language.kindred import same_or_near

__all__ = ["same_or_near"]
