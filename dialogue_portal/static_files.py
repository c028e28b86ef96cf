"""How static files are served in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Files under names that change with their content, also where a script imports another one.

    Otherwise a browser may use the kept modules of an older version together with a new script.
    """

    support_js_module_import_aggregation = True
