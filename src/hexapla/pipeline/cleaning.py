"""Pages -> articles, one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from hexapla import articles, sources
from hexapla.archive import Archive
from hexapla.errors import UnreadableInput
from hexapla.execution import Execution, Failed
from hexapla.pipeline.outlets import Settler
from hexapla.settings import Settings
from hexapla.values.article import Article
from hexapla.values.outlet import PageSketch
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection


def clean(
    inputs: Sequence[str], execution: Execution, settings: Settings, archive: Archive | None = None
) -> Iterator[Article | Rejection]:
    """Yield the article or the rejection of every page of ``inputs``, in their order.

    Where an archive is given, articles are settled by what it knows of their outlets.
    """
    settler = Settler(archive) if archive is not None else None
    refused: list[Rejection] = []
    taken: deque[Page] = deque()

    def pages() -> Iterator[Page]:
        for page in sources.read_pages(inputs, settings.max_page):
            if isinstance(page, Page):
                taken.append(page)
                yield page
            else:
                refused.append(page)

    for outcome in execution.map(articles.clean, pages()):
        yield from refused
        refused.clear()
        result = located(outcome, taken.popleft())
        yield settler(result) if settler and isinstance(result, Article) else result
    yield from refused


def read_article(name: str, settings: Settings) -> Article:
    """Return the article of one file.

    Raises:
        InputError: the file is missing, or holds no article.
    """
    for page in sources.read_pages([name], settings.max_page):
        result = articles.clean(page) if isinstance(page, Page) else page
        if isinstance(result, Rejection):
            raise UnreadableInput(
                f"cannot use {name}: {result.reason}" + (f" ({result.detail})" if result.detail else "")
            )
        return result
    raise UnreadableInput(f"cannot use {name}: there is no page in it")


def clean_and_sketch(page: Page) -> tuple[Article | Rejection, PageSketch | None]:
    """Clean a page and sketch its article: what an outlet is learned from is made where the work runs."""
    result = articles.clean(page)
    return result, articles.sketch(result) if isinstance(result, Article) else None


def located(outcome: Article | Rejection | Failed, page: Page) -> Article | Rejection:
    if isinstance(outcome, Failed):
        return Rejection(page.location, "articles", outcome.reason, outcome.detail)
    return outcome
