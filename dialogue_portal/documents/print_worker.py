"""The other process of documents.print_shares: a page of HTML without addresses comes in, its PDF goes out."""

import sys


def pdf_of(html: str, variant: str | None) -> bytes:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    # Whatever the page asks for is refused: its style stands in it.
    nothing = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    return HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant=variant)


if __name__ == "__main__":
    sys.stdout.buffer.write(pdf_of(sys.stdin.buffer.read().decode(), *sys.argv[1:]))
