"""records -> published forms: the static site and what a terminal shows."""

from hexapla.editions.folder import Published
from hexapla.editions.site import STEP_VERSION, Contents, publish
from hexapla.editions.terminal import show_differences, show_judgement, show_record

__all__ = ["STEP_VERSION", "Contents", "Published", "publish", "show_differences", "show_judgement", "show_record"]
