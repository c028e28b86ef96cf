"""What the console may show: never what a citizen wrote, nor an address with a tracking code."""

import logging
import re

# PostgreSQL prints the refused row below DETAIL. A row may hold blank lines: everything up to the next error is cut.
REFUSED_ROW = re.compile(
    r"^DETAIL:.*?(?=^The above exception|^During handling|^CONTEXT:|\Z)", re.MULTILINE | re.DOTALL
)


class PrivateFormatter(logging.Formatter):
    """Prints the pattern of an address instead of the address, and database errors without the row."""

    def format(self, record):
        """The whole text of a message, with its traceback."""
        return REFUSED_ROW.sub("DETAIL: (đã lược bỏ)\n", super().format(record)).rstrip()

    def formatMessage(self, record):  # noqa: N802 - the standard library's name
        """The line of a message, with the route of its request."""
        path = getattr(getattr(record, "request", None), "path", "/")
        if path != "/":
            match = record.request.resolver_match
            record.message = record.message.replace(path, f"/{match.route}" if match else "(địa chỉ lạ)")
        return super().formatMessage(record)


def console(level: str) -> dict:
    """The LOGGING setting; `level` holds for the portal's own messages and Celery's."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "private": {"()": PrivateFormatter, "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
            # Missing pages and refused forms happen every day; only real errors are worth a line.
            "django.request": {"level": "ERROR"},
            # Printing a paper reports every step and every font.
            "weasyprint": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }
