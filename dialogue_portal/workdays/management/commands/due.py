from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays import wording
from dialogue_portal.workdays.services import calendar_of, own_term
from dialogue_portal.workdays.terms import TERMS, Term


class Command(BaseCommand):
    help = "Tính hạn của một thời hạn từ mỗi ngày đã cho; mỗi dòng in ra là một ngày hạn, theo thứ tự đã cho."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("term", type=term_named, metavar="THỜI_HẠN", help=", ".join(TERMS))
        parser.add_argument("dates", nargs="+", type=iso_date, metavar="NGÀY", help="dạng 2026-06-12")
        parser.add_argument(
            "--authority", metavar="TÊN", help="tên cơ quan trong địa chỉ: ngày nghỉ, thời hạn riêng"
        )
        parser.add_argument("--explain", action="store_true", help="in thêm cách tính dưới mỗi ngày hạn")

    def handle(
        self, *, term: Term, dates: list[date], authority: str | None, explain: bool, **options: Any
    ) -> None:
        whose = self._authority(authority)
        calendar = calendar_of(whose)
        if whose:
            term = own_term(whose, term)
        for start in dates:
            due = term.due(start, calendar)
            self.stdout.write(due.on.isoformat())
            if explain:
                for sentence in wording.explain(due.as_json()):
                    self.stdout.write(f"  {sentence}")

    def _authority(self, slug: str | None) -> Authority | None:
        if slug is None:
            return None
        try:
            return Authority.objects.get(slug=slug)
        except Authority.DoesNotExist as error:
            raise CommandError(f"Không có cơ quan nào tên {slug}.") from error


def term_named(code: str) -> Term:
    """The term of an argument; raises ArgumentTypeError, which lists the codes there are."""
    if code not in TERMS:
        raise ArgumentTypeError(f"«{code}» không phải một thời hạn; các thời hạn là {', '.join(TERMS)}.")
    return TERMS[code]


def iso_date(text: str) -> date:
    """The date of an argument such as 2026-06-12; raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            f"«{text}» không phải một ngày dạng năm-tháng-ngày, ví dụ 2026-06-12."
        ) from error
