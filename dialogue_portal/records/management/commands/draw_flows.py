import re
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dialogue_portal.records.flow import Flowing

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "architecture.md"
DRAWN = re.compile(r"(<!-- flows -->\n).*?(<!-- /flows -->)", re.S)


def drawn_flows() -> str:
    """Every flow as a Mermaid diagram, in the order of the packages."""
    parts = []
    for model in apps.get_models():
        if issubclass(model, Flowing):
            states = {field.name: field for field in model._meta.fields}["state"]
            diagram = model.flow.as_mermaid(states.flatchoices)
            title = str(model._meta.verbose_name).capitalize()
            parts.append(f"### {title} (`{model.__name__}`)\n\n```mermaid\n{diagram}\n```\n")
    return "\n".join(parts)


class Command(BaseCommand):
    help = "Vẽ lại các sơ đồ bước xử lý trong docs/architecture.md từ khai báo trong mã nguồn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, báo lỗi nếu sơ đồ đã cũ")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        before = DOCUMENT.read_text()
        after = DRAWN.sub(lambda match: f"{match[1]}\n{drawn_flows()}\n{match[2]}", before)
        if check and after != before:
            raise CommandError("Sơ đồ trong docs/architecture.md đã cũ: chạy manage.py draw_flows.")
        if not check:
            DOCUMENT.write_text(after)
