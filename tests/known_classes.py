"""A middleware of the tests: refuses a page with a class of Bootstrap whose rules the built style sheet left out."""

import re

from webfiles.stylesheet import dropped_classes

CLASS = re.compile(r'\bclass="([^"]*)"')


class KnownClasses:
    """Looks at every page that a test opens."""

    dropped = None

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            if KnownClasses.dropped is None:
                KnownClasses.dropped = dropped_classes()
            named = {name for names in CLASS.findall(response.text) for name in names.split()}
            assert not named & self.dropped, f"{request.path}: {named & self.dropped}, docs/web-files.md"
        return response
