"""The structure of the code, read from its imports: which module imports which, and which of them form a circle."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
_PLACE = {package: number for number, package in enumerate(settings.PORTAL_PACKAGES)}


@dataclass(frozen=True)
class Import:
    """One import of a module of the portal; `only_typed` means that only the type checker reads it."""

    module: str
    line: int
    only_typed: bool


@dataclass(frozen=True)
class Module:
    """One Python file of the packages of `settings.PORTAL_PACKAGES`, migrations left out."""

    name: str
    package: str
    path: Path

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text()

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @property
    def length(self) -> int:
        """Its number of lines."""
        return len(self.text.splitlines())

    @property
    def place(self) -> tuple[str, ...]:
        """The folders between the package and the file: its drawer."""
        folder = self.path.parent.relative_to(ROOT / self.package.replace(".", "/"))
        return folder.parts

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


class Structure:
    """All modules of the portal's packages with their imports, also those inside functions."""

    def __init__(self) -> None:
        self.modules = {module.name: module for module in _modules()}
        self.imports = {name: list(self.imports_of(module)) for name, module in self.modules.items()}

    def package_of(self, module: str) -> str:
        """The package in which the module lies."""
        return self.modules[module].package

    def lines_of(self, package: str) -> int:
        """The number of lines of a package."""
        return sum(module.length for module in self.modules.values() if module.package == package)

    def package_imports(self) -> dict[str, set[str]]:
        """{package: the other packages that it imports}"""
        found: dict[str, set[str]] = {package: set() for package in settings.PORTAL_PACKAGES}
        for name, imports in self.imports.items():
            package = self.package_of(name)
            found[package] |= {self.package_of(one.module) for one in imports} - {package}
        return found

    def shown_imports(self) -> dict[str, set[str]]:
        """The same without the imports that follow from others: what a drawing needs to show every dependence."""
        imports = {
            package: {other for other in found if _PLACE[other] < _PLACE[package]}
            for package, found in self.package_imports().items()
        }
        behind: dict[str, set[str]] = {}
        for package in settings.PORTAL_PACKAGES:
            behind[package] = imports[package].union(*(behind[other] for other in imports[package]))
        return {
            package: found - set().union(*(behind[other] for other in found))
            for package, found in imports.items()
        }

    def against_order(self) -> list[str]:
        """Every import of a package that comes later in `settings.PORTAL_PACKAGES`, as a line for a message."""
        return [
            f"{self.modules[name]}:{one.line} imports {one.module}"
            for name, imports in self.imports.items()
            for one in imports
            if _PLACE[self.package_of(one.module)] > _PLACE[self.package_of(name)]
        ]

    def circles(self) -> list[list[str]]:
        """The groups of modules of one package that import each other in a circle; types alone make none."""
        reached = {name: self._reached(name) for name in self.modules}
        groups = {
            frozenset(other for other in reached[name] if name in reached[other]) for name in self.modules
        }
        return sorted(sorted(group) for group in groups if group)

    def _reached(self, name):
        found, waiting = set(), [name]
        while waiting:
            here = waiting.pop()
            for one in self.imports[here]:
                inside = self.package_of(one.module) == self.package_of(name)
                if inside and not one.only_typed and one.module not in found:
                    found.add(one.module)
                    waiting.append(one.module)
        return found

    def imports_of(self, module: Module) -> Iterator[Import]:
        """Every import of a file that leads to a module of the portal, also inside functions."""
        typed = {
            id(node)
            for branch in ast.walk(module.tree)
            if isinstance(branch, ast.If) and ast.unparse(branch.test).endswith("TYPE_CHECKING")
            for statement in branch.body
            for node in ast.walk(statement)
        }
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for known in map(self._known, _imported_names(node)):
                    if known is not None and known != module.name:
                        yield Import(known, node.lineno, id(node) in typed)

    def _known(self, name: str) -> str | None:
        """The module of the portal that an imported name stands for: the name itself, or where it is defined."""
        if name in self.modules:
            return name
        around = name.rpartition(".")[0]
        return around if around in self.modules else None


def _modules() -> Iterator[Module]:
    for package in settings.PORTAL_PACKAGES:
        for path in sorted((ROOT / package.replace(".", "/")).rglob("*.py")):
            if "migrations" not in path.parts:
                parts = path.relative_to(ROOT).with_suffix("").parts
                yield Module(".".join(parts).removesuffix(".__init__"), package, path)


def _imported_names(node: ast.Import | ast.ImportFrom) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:
        raise ValueError(f"relative import in line {node.lineno}: write the whole name")
    return [f"{node.module}.{alias.name}" for alias in node.names]
