from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from dialogue_portal.documents.rendering import print_of, word_of
from plans.documents import PlanPaper
from plans.models import Plan

PRINTS = {".pdf": print_of, ".docx": word_of}


class Command(BaseCommand):
    help = (
        "In một kế hoạch ra tệp PDF hoặc Word (.docx): bản đã ban hành, hoặc bản dự thảo khi chưa ban hành."
    )

    def add_arguments(self, parser):
        parser.add_argument("plan", type=int, metavar="MÃ_SỐ", help="mã số của kế hoạch")
        parser.add_argument(
            "--to", required=True, type=Path, metavar="TỆP", help="tệp .pdf hoặc .docx sẽ ghi"
        )

    def handle(self, *, plan, to, **options):
        found = Plan.objects.for_page().filter(pk=plan).first()
        if found is None:
            raise CommandError(f"Không có kế hoạch nào mang mã số {plan}.")
        printed = PRINTS.get(to.suffix.lower())
        if printed is None:
            raise CommandError(
                "Chỉ in được ra tệp .pdf hoặc .docx. Xin ghi tên tệp có một trong hai đuôi này."
            )
        try:
            to.write_bytes(printed(PlanPaper(found)))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {to}. Xin kiểm tra thư mục và quyền ghi.") from error
        self.stdout.write(f"Đã in kế hoạch {plan} ra {to}")
