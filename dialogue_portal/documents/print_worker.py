"""The program of documents.print_shares' processes: reads an HTML page without addresses, writes its PDF."""

import sys


def pdf_of(html: str, variant: str | None = None) -> bytes:
    """The tagged PDF of a page that carries its own style, in a variant of WeasyPrint such as "pdf/a-2a"."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    data_only = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    return HTML(string=html, url_fetcher=data_only).write_pdf(pdf_variant=variant, pdf_tags=True)


if __name__ == "__main__":
    sys.stdout.buffer.write(pdf_of(sys.stdin.buffer.read().decode(), *sys.argv[1:]))
