"""The one place that calls WeasyPrint: the same HTML gives the same bytes of a PDF every time."""

import re
from functools import cache, lru_cache
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from dialogue_portal.formats.xml import for_xml

# Addresses in a paper are relative to a host that does not exist: only our own fetcher resolves them.
NOWHERE = "https://paper.invalid/"
ARCHIVAL = "pdf/a-2a"  # tagged and self-contained, to be kept for ever (ISO 19005-2)

STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')

# WeasyPrint is not made to be thread-safe, and a web worker has several threads.
_one_at_a_time = Lock()


class PaperNotPrinted(Exception):
    """A paper could not be printed because something it needs is missing or not allowed."""


def render(html: str, *, archival: bool = True) -> bytes:
    """The tagged PDF of an HTML page, PDF/A-2a when `archival`; it reads our static files only, never the network.

    Raises PaperNotPrinted when the page asks for anything else.
    """
    # Imported here: it takes half a second, and most processes do not need it.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    try:
        with _one_at_a_time:
            sheets = [_style_sheet(address_of(href)) for href in STYLE_SHEET.findall(html)]
            page = HTML(string=STYLE_SHEET.sub("", for_xml(html)), base_url=NOWHERE, url_fetcher=_fetcher())
            variant = ARCHIVAL if archival else None
            return page.write_pdf(
                font_config=_fonts(), stylesheets=sheets, pdf_variant=variant, pdf_tags=True
            )
    except FatalURLFetchingError as error:  # a BaseException, which would end the process
        raise PaperNotPrinted(f"{error}: {error.__cause__}") from error


@cache
def _fetcher():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticFilesOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if urlsplit(url).scheme == "data":
                return super().fetch(url, headers)
            # A style sheet of unknown type would be skipped silently.
            content_type, _ = guess_type(urlsplit(url).path)
            return URLFetcherResponse(url, static_content(url), {"Content-Type": content_type})

    return StaticFilesOnly(allowed_protocols=["data"], fail_on_errors=True)


@cache
def _fonts():
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _style_sheet(address: str):
    from weasyprint.urls import fetch

    with fetch(_fetcher(), address) as found:
        return _parsed(address, found.read())


# Reading the style sheet anew takes a quarter of the time in which a plan is printed.
@lru_cache(maxsize=4)
def _parsed(address: str, css: bytes):
    from weasyprint import CSS

    return CSS(string=css.decode(), base_url=address, url_fetcher=_fetcher(), font_config=_fonts())


def address_of(href: str) -> str:
    """The full address of a reference in a paper."""
    return urljoin(NOWHERE, href)


def static_content(url: str) -> bytes:
    """The content of one of our static files by its address, plain or with the hash of collectstatic.

    Raises PermissionError for any other address.
    """
    root = urljoin(NOWHERE, settings.STATIC_URL)
    if not url.startswith(root):
        raise PermissionError(f"Not a static file of the portal: {url}")
    name = unquote(urlsplit(url.removeprefix(root)).path)
    if found := finders.find(name):
        return Path(found).read_bytes()
    with staticfiles_storage.open(name) as file:
        return file.read()
