"""Pages are compressed for the wire, whatever server stands in front."""

from django.middleware.gzip import GZipMiddleware

# Files (PDF, Word, pictures) are compressed by their own kind; a second time only costs.
WORDS = {"text/html", "text/plain", "text/calendar", "application/json", "application/manifest+json"}


class CompressedPages(GZipMiddleware):
    """Compresses answers of words; it stands behind WhiteNoise, whose files are compressed already."""

    def process_response(self, request, response):
        """The answer, compressed where that helps."""
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if response.streaming or kind not in WORDS:
            return response
        return super().process_response(request, response)
