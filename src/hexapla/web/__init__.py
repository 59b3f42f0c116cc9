"""The served application: pages, the API, search and review over one archive, read when somebody asks."""

from hexapla.web.app import create_app
from hexapla.web.options import WebOptions

__all__ = ["WebOptions", "create_app"]
