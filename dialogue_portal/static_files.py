"""How static files are served to the public: compressed, for ever, under names that change with their content."""

import logging
from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage

log = logging.getLogger(__name__)


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files under hashed names, also where a script imports another one.

    Otherwise a browser may use the kept modules of an older version together with a new script.
    """

    support_js_module_import_aggregation = True

    def stored_name(self, name):
        """The hashed name; the plain one where a file was not collected, so that the page itself still comes."""
        try:
            return super().stored_name(name)
        except ValueError:
            _say_once()
            return name


@cache
def _say_once() -> None:
    log.warning("Tệp tĩnh chưa được gom đủ (manage.py collectstatic): trang tải chậm, có thể thiếu hình.")
