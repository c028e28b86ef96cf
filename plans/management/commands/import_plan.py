import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.actors import SYSTEM
from plans.checks.recognised import missing, recognised
from plans.importing.doubts import doubts, sentence_on, spots
from plans.importing.services import authority_of, import_plan
from plans.models import Plan
from plans.outline.text import read_outline
from plans.reading import NotAPlan, read
from plans.reading.as_json import as_json
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
        parser.add_argument(
            "--json",
            action="store_true",
            help="chỉ in một đối tượng JSON những gì đọc được; lỗi in ở luồng lỗi",
        )

    def handle(self, *, file, authority, dry_run, **options):
        try:
            found, text = self._read(file)
            if options["json"] and dry_run:
                self._print(found, _authority_or_none(authority))
                return
            with transaction.atomic():
                self._store(found, text, authority, dry_run=dry_run, in_json=options["json"])
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}. Xin kiểm tra tên tệp và quyền đọc.") from error
        except NotAPlan as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _read(self, file):
        source = text_of_file(file.read_bytes())
        found = read(source.text)
        found.decisions = source.decisions + found.decisions
        return found, source.text

    def _store(self, found, text, slug, *, dry_run, in_json):
        authority = authority_of(found, slug)
        plan = import_plan(found, authority=authority, source_text=text, actor=SYSTEM)
        if in_json:
            self._print(found, authority)
        else:
            self._report(Plan.objects.for_page().get(pk=plan.pk), found)
            self.stdout.write("không lưu" if dry_run else f"plan {plan.pk}")
        transaction.set_rollback(dry_run)

    def _print(self, found, authority):
        warnings = doubts(found, authority)
        warnings += [sentence_on(spot) for spot in spots(found, found.year)]
        if authority is None:
            warnings.append(
                "Chưa có cơ quan này trong hệ thống; khi lưu, cơ quan được lập theo tên ghi trong kế hoạch."
            )
        self.stdout.write(json.dumps(as_json(found, warnings), ensure_ascii=False, indent=2))

    def _report(self, plan, found):
        outline = read_outline(plan)
        self.stdout.write("Đã nhận ra:")
        for name, value in recognised(plan, outline):
            self.stdout.write(f"- {name}: {value}")
        gaps = missing(plan, outline)
        self.stdout.write("Chưa nhận ra:" if gaps else "Chưa nhận ra: không có gì.")
        for what, advice in gaps:
            self.stdout.write(f"- {what}. {advice}")
        for decision in found.decisions:
            self.stdout.write(f"Xin kiểm tra: {decision}")


def _authority_or_none(slug):
    """Return the authority; None where it, or the database, is not there yet: reading a file needs neither."""
    try:
        return Authority.objects.filter(slug=slug).first()
    except DatabaseError:
        return None
