"""Optional plug-ins behind a contract: what a model of the user's own can add. None is needed, none downloaded."""

from hexapla.engines.contract import Embedder, Vectors

__all__ = ["Embedder", "Vectors"]
