"""Page to article: the step itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from hexapla.articles import blocks, dates, given, html, imprint, plaintext
from hexapla.articles.characters import MAX_BYTES, DecodedText, decode, is_binary, tidied
from hexapla.articles.draft import Draft, Surroundings
from hexapla.articles.given import GivenArticle
from hexapla.articles.identity import article_id
from hexapla.articles.imprint import Known
from hexapla.articles.metadata import Metadata
from hexapla.articles.webpage import Webpage
from hexapla.language.identify import identify, normalise
from hexapla.values.article import Article, Block
from hexapla.values.page import Page
from hexapla.values.rejection import Rejection

STEP = "articles"
STEP_VERSION = "4"

_HTML = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})


def clean(page: Page) -> Article | Rejection:
    """Return the article of a page, or why there is none; never raises.

    Reasons of rejection: ``empty``, ``too large``, ``binary``, ``no text``, ``unreadable JSON``, ``unreadable``.
    """
    refusal = _refusal(page)
    if refusal:
        return refusal
    try:
        return _clean(page)
    except Exception as error:  # the loop around one item: a page that breaks a parser must not stop the others
        return Rejection(page.location, STEP, "unreadable", f"{type(error).__name__}: {error}"[:300])


def _refusal(page: Page) -> Rejection | None:
    if len(page.content) > MAX_BYTES:
        size = f"{len(page.content):,} bytes; at most {MAX_BYTES:,} are read"
        return Rejection(page.location, STEP, "too large", size)
    if not page.content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Rejection(page.location, STEP, "empty", "the page has no content")
    if is_binary(page.content):
        return Rejection(page.location, STEP, "binary", "the content is not text")
    return None


def _clean(page: Page) -> Article | Rejection:
    media_type = page.media_type.partition(";")[0].strip().lower()
    if media_type == "application/json":
        return _clean_given(page)
    decoded = decode(page.content, page.charset)
    if media_type in _HTML:
        return _clean_html(page, decoded)
    draft = plaintext.read(decoded.text)
    return _assemble(page, decoded, draft, Metadata(url=page.url), Surroundings()) or _no_text(page)


def _clean_html(page: Page, decoded: DecodedText) -> Article | Rejection:
    if html.is_flooded(decoded.text):
        detail = f"a tag with more than {html.MAX_ATTRIBUTES:,} attributes"
        return Rejection(page.location, STEP, "too large", detail)
    root = html.parse(decoded.text)
    if root is None:
        return _no_text(page)
    elements = html.element_count(root)
    if elements > html.MAX_ELEMENTS:
        return Rejection(
            page.location, STEP, "too large", f"{elements:,} elements; at most {html.MAX_ELEMENTS:,} are read"
        )
    webpage = Webpage(root, page.url)
    found = webpage.read()
    if found is None:
        return _no_text(page)
    draft, around = found
    return _assemble(page, decoded, draft, webpage.metadata, around) or _no_text(page)


def _assemble(
    page: Page, decoded: DecodedText, draft: Draft, metadata: Metadata, around: Surroundings
) -> Article | None:
    """Join what a page shows and what it declares; ``None`` where it shows no text at all."""
    text = blocks.body_text(draft.blocks)
    if not text and not draft.blocks:
        return None
    url = metadata.url or page.url
    site = around.outlet or draft.site or _host(url)
    told = imprint.read(metadata, draft, Known(site, url, around.head, page.fetched, around.locality))
    return Article(
        id=article_id(url, page.digest),
        text=text,
        location=page.location,
        url=url,
        outlet=site,
        source=told.source,
        language=draft.language,
        language_score=draft.language_score,
        title=draft.title,
        standfirst=draft.standfirst,
        authors=told.authors,
        place=told.place,
        published=told.published,
        modified=told.modified,
        blocks=draft.blocks,
        furniture=draft.furniture,
        alternates=metadata.alternates,
        images=around.images,
        videos=metadata.videos,
        repairs=tuple(sorted({*decoded.repairs, *draft.repairs})),
        digest=page.digest,
    )


def _clean_given(page: Page) -> Article | Rejection:
    found = given.read(page.content)
    if isinstance(found, str):
        return Rejection(page.location, STEP, "unreadable JSON", found[:300])
    if found.html is not None and found.text is None:
        inner = _clean_html(page, DecodedText(found.html, "utf-8"))
        return inner if isinstance(inner, Rejection) else _overlaid(inner, found, page)
    made = given.blocks_of(found)
    if not made and not (found.text or "").strip():
        return Rejection(page.location, STEP, "no text", "the JSON object has no “text”")
    return _overlaid(_from_text(found, made, page), found, page)


def _from_text(found: GivenArticle, made: tuple[Block, ...], page: Page) -> Article:
    """Return the article of a given text: its lines are its paragraphs, and nothing is furniture."""
    lines, repairs = plaintext.split_lines(found.text or "")
    whole = "\n".join(line.text for line in lines) or "\n".join(block.text for block in made)
    language = identify(whole, found.language)
    if not made:
        made = tuple(Block("paragraph", line.text, language.language) for line in lines)
    stated = imprint.of_text([block.text for block in made if block.kind == "paragraph"], language.language)
    return Article(
        id="",
        text=blocks.body_text(made),
        place=stated.place,
        source=stated.source,
        language=language.language,
        language_score=language.score,
        blocks=made,
        repairs=repairs,
        location=page.location,
        digest=page.digest,
    )


def _overlaid(article: Article, found: GivenArticle, page: Page) -> Article:
    """Return ``article`` with everything that was given in the place of what was read."""
    url = found.url or article.url or page.url
    language = normalise(found.language) or article.language
    published, modified = given.date_text(found.published), given.date_text(found.modified)
    return Article(
        id=str(found.id) if found.id not in (None, "") else article_id(url, page.digest),
        text=article.text,
        location=page.location,
        url=url,
        outlet=found.outlet or article.outlet or _host(url),
        source=found.source or article.source,
        language=language,
        language_score=1.0 if found.language and language else article.language_score,
        title=_tidied(found.title) or article.title,
        standfirst=_tidied(found.standfirst) or article.standfirst,
        authors=given.names_of(found) or article.authors,
        place=_tidied(found.place) or article.place,
        published=dates.read_date(published, language, "given") if published else article.published,
        modified=dates.read_date(modified, language, "given") if modified else article.modified,
        blocks=article.blocks,
        furniture=article.furniture,
        alternates=given.alternates_of(found) or article.alternates,
        images=article.images,
        videos=article.videos,
        repairs=article.repairs,
        digest=page.digest,
    )


def _tidied(text: str | None) -> str | None:
    return tidied(text)[0] if text else None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _no_text(page: Page) -> Rejection:
    return Rejection(page.location, STEP, "no text", "no article text was found")
