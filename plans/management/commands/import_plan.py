from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from dialogue_portal.records.actors import SYSTEM
from plans.checks.findings import missing, recognised
from plans.importing.services import authority_of, import_plan
from plans.models import Plan
from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import text_of_file


class Command(BaseCommand):
    help = "Đọc một kế hoạch từ tệp Word, PDF hoặc .txt và lập dự thảo; dòng cuối in ra là «plan» và mã số của dự thảo."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, metavar="TỆP", help="tệp .docx, .pdf có chữ hoặc .txt của kế hoạch"
        )
        parser.add_argument(
            "--authority", required=True, metavar="TÊN", help="tên cơ quan trong địa chỉ (phu-xuyen)"
        )
        parser.add_argument("--dry-run", action="store_true", help="chỉ in những gì nhận ra, không lưu gì")

    @transaction.atomic
    def handle(self, *, file, authority, dry_run, **options):
        try:
            plan = self._import(file, authority)
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}. Xin kiểm tra tên tệp và quyền đọc.") from error
        except NotAPlan as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._report(Plan.objects.for_page().get(pk=plan.pk))
        self.stdout.write("không lưu" if dry_run else f"plan {plan.pk}")
        transaction.set_rollback(dry_run)

    def _import(self, file, slug):
        source = text_of_file(file.read_bytes())
        found = read(source.text)
        found.decisions = source.decisions + found.decisions
        authority = authority_of(found, slug)
        return import_plan(
            found, authority=authority, source_text=source.text, actor=SYSTEM, today=localdate()
        )

    def _report(self, plan):
        self.stdout.write("Đã nhận ra:")
        for name, value in recognised(plan):
            self.stdout.write(f"- {name}: {value}")
        gaps = missing(plan)
        self.stdout.write("Chưa nhận ra:" if gaps else "Chưa nhận ra: không có gì.")
        for what, advice in gaps:
            self.stdout.write(f"- {what}. {advice}")
