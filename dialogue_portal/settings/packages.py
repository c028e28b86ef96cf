"""The web files taken from Python packages: Bootstrap and Be Vietnam Pro, only those that pages use."""

from pathlib import Path

import bootstrap_wrapper
import fontpkg_be_vietnam_pro
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# {folder below static/: (folder in the package, files)}; the .css names its .map, so it is needed too.
PACKAGE_FILES = {
    "bootstrap": (
        Path(bootstrap_wrapper.get_bootstrap_dir()),
        ["css/bootstrap.min.css", "css/bootstrap.min.css.map"],
    ),
    "be-vietnam-pro": (
        fontpkg_be_vietnam_pro.ROOT / "files",
        [f"BeVietnamPro-{weight}.ttf" for weight in ("Regular", "Medium", "SemiBold", "Bold")],
    ),
}


class PackageStorage(FileSystemStorage):
    """A folder of a package, which collectstatic copies below `prefix`."""

    def __init__(self, folder: Path, prefix: str):
        super().__init__(location=folder)
        self.prefix = prefix


class PackageFinder(BaseFinder):
    """Serves PACKAGE_FILES as static('bootstrap/css/bootstrap.min.css') and so on."""

    def check(self, **kwargs):
        """Django's system check: there is no setting that could be wrong."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """The file behind a static address as a path, or as a list with `find_all`; an empty list for none."""
        prefix, _, name = path.partition("/")
        folder, names = PACKAGE_FILES.get(prefix, (None, ()))
        found = [str(folder / name)] if name in names else []
        return found if find_all else next(iter(found), [])

    def list(self, ignore_patterns):
        """Every file with its storage, for collectstatic."""
        for prefix, (folder, names) in PACKAGE_FILES.items():
            storage = PackageStorage(folder, prefix)
            for name in names:
                yield name, storage
