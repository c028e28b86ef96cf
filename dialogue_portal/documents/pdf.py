"""The only door to WeasyPrint: HTML of a paper in, the same bytes of a PDF out every time."""

from mimetypes import guess_type
from threading import Lock
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

# Addresses in a paper are relative to a host that does not exist: only our fetcher can answer them.
NOWHERE = "https://paper.invalid/"
ARCHIVAL = "pdf/a-2a"  # tagged, self-contained, kept for good (ISO 19005-2)

# WeasyPrint is not made to be thread-safe, and a web worker has several threads.
_one_at_a_time = Lock()


class PaperNotPrinted(Exception):
    """A paper could not be printed because something it needs is missing or not allowed."""


def render(html: str, *, archival: bool = True) -> bytes:
    """The PDF of an HTML page, by PDF/A-2a when archival; reads our static files only, never the network."""
    # Imported here because it takes half a second that most processes never need.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class StaticFilesOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if urlsplit(url).scheme == "data":
                return super().fetch(url, headers)
            # A style sheet of unknown type would be passed over without a word.
            content_type, _ = guess_type(urlsplit(url).path)
            return URLFetcherResponse(url, static_content(url), {"Content-Type": content_type})

    fetcher = StaticFilesOnly(allowed_protocols=["data"], fail_on_errors=True)
    try:
        with _one_at_a_time:
            page = HTML(string=html, base_url=NOWHERE, url_fetcher=fetcher)
            return page.write_pdf(pdf_variant=ARCHIVAL if archival else None)
    except FatalURLFetchingError as error:  # a BaseException, which no page would survive
        raise PaperNotPrinted(f"{error}: {error.__cause__}") from error


def address_of(href: str) -> str:
    """Where a paper finds what it names."""
    return urljoin(NOWHERE, href)


def static_content(url: str) -> bytes:
    """The content of one of our static files by its address, plain or with the hash it was collected under."""
    root = urljoin(NOWHERE, settings.STATIC_URL)
    if not url.startswith(root):
        raise PermissionError(f"Not a static file of the portal: {url}")
    name = unquote(urlsplit(url.removeprefix(root)).path)
    if found := finders.find(name):
        with open(found, "rb") as file:
            return file.read()
    with staticfiles_storage.open(name) as file:
        return file.read()
