import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from desk.management.structure import Structure

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "architecture.md"
DRAWN = re.compile(r"(<!-- packages -->\n).*?(<!-- /packages -->)", re.S)


def drawn_packages(structure: Structure) -> str:
    """The packages in their order as a Mermaid graph, with their length to the nearest hundred lines."""
    short = {package: package.removeprefix("dialogue_portal.") for package in settings.PORTAL_PACKAGES}
    nodes = [
        f'    {name}["{name}<br>{_rounded(structure.lines_of(package))}"]' for package, name in short.items()
    ]
    arrows = [
        f"    {short[package]} --> {short[other]}"
        for package, found in structure.shown_imports().items()
        for other in settings.PORTAL_PACKAGES
        if other in found
    ]
    return "\n".join(["```mermaid", "flowchart RL", *nodes, *arrows, "```"])


def figures(structure: Structure) -> list[str]:
    """How many imports run against the order, how many circles there are, and how large the biggest package is."""
    lengths = {package: structure.lines_of(package) for package in settings.PORTAL_PACKAGES}
    biggest = max(lengths, key=lengths.__getitem__)
    return [
        f"{len(structure.against_order())} import trái thứ tự các gói",
        f"{len(structure.circles())} vòng import giữa các mô-đun của một gói",
        f"gói lớn nhất là {biggest}: {lengths[biggest] / sum(lengths.values()):.0%} số dòng",
    ]


def _rounded(lines):
    return f"{max(round(lines, -2), 100)} lines"


class Command(BaseCommand):
    help = "Vẽ lại sơ đồ các gói trong docs/architecture.md từ các lệnh import, in các số đo của cấu trúc."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, báo lỗi nếu sơ đồ đã cũ")

    def handle(self, *args, check, **options):
        structure = Structure()
        before = DOCUMENT.read_text()
        after = DRAWN.sub(lambda match: f"{match[1]}{drawn_packages(structure)}\n{match[2]}", before)
        if check and after != before:
            raise CommandError(
                "Sơ đồ các gói trong docs/architecture.md đã cũ: chạy manage.py draw_packages."
            )
        if not check:
            DOCUMENT.write_text(after)
        self.stdout.write("\n".join(figures(structure)))
