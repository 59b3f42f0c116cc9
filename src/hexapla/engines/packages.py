"""Packages that an engine needs and that Hexapla does not bring: loaded when needed, named where missing."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from types import ModuleType

from hexapla.errors import UnusableModel


def require(packages: Sequence[str], name: str) -> None:
    """Check that the packages of an engine are installed, without loading them; ``name`` is the model's.

    A package's distribution is called as the package is, with hyphens.

    Raises:
        UnusableModel: one is not.
    """
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise UnusableModel(
            f"cannot use the model {name}: the Python package {missing[0]} is not installed; run: {_install(packages)}"
        )


def load(package: str, name: str) -> ModuleType:
    """Return a package.

    Raises:
        UnusableModel: it, or something that it needs, cannot be loaded.
    """
    try:
        return import_module(package)
    except (ImportError, OSError) as error:  # OSError: a shared library of the system that is missing
        raise UnusableModel(
            f"cannot use the model {name}: the Python package {package} does not load ({error}); "
            f"run: {_install([package])} --force-reinstall"
        ) from error


def releases(packages: Sequence[str]) -> list[str]:
    """Return the installed releases: ``["tokenizers 0.23.3"]``; an unknown one is left blank."""
    return [f"{package} {_release(package)}".rstrip() for package in packages]


def said(error: Exception) -> str:
    """Return the first line of what a package complains of; some go on for pages."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)[:300]


def _release(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _install(packages: Sequence[str]) -> str:
    return "pip install " + " ".join(package.replace("_", "-") for package in packages)
