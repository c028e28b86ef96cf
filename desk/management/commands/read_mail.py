"""Reads letters of citizens: from standard input, or from the mailboxes of the environment."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority
from dialogue_portal.apart import clamd
from registrations.mailbox.reading import NotRead, read_mailboxes
from registrations.mailbox.receiving import receive
from registrations.mailbox.streams import letters_in

# A mail server that is told so by sysexits.h keeps the letter and tries again.
TRY_AGAIN = 75


class Command(BaseCommand):
    """Stores each letter once; says in a line what became of it."""

    help = (
        "Đọc một thư (RFC 5322) hoặc tệp nhiều thư (mbox) từ đầu vào chuẩn cho một cơ quan; với --imap thì đọc các hộp "
        "thư khai ở biến môi trường MAILBOXES. Mỗi thư chỉ được giữ một lần."
    )

    def add_arguments(self, parser):
        parser.add_argument("--authority", metavar="XÃ", help="tên cơ quan trong địa chỉ, ví dụ tan-hoa")
        parser.add_argument("--imap", action="store_true", help="đọc các hộp thư của MAILBOXES ngay")

    def handle(self, *, authority, imap, **options):
        if imap:
            try:
                self.stdout.write(f"Đã đọc {read_mailboxes(now=now())} thư.")
            except NotRead as error:
                raise CommandError(f"Chưa đọc hết hộp thư của: {error}. Lượt sau đọc tiếp.") from error
            return
        found = Authority.objects.filter(slug=authority or "").first()
        if found is None:
            raise CommandError("Xin ghi --authority và tên cơ quan trong địa chỉ, ví dụ --authority tan-hoa.")
        for letter in letters_in(sys.stdin.buffer):
            try:
                message = receive(letter.content, size=letter.size, authority=found, came_at=None, now=now())
            except clamd.Silent as error:
                raise CommandError(str(error), returncode=TRY_AGAIN) from error
            self.stdout.write(f"{message}: {message.get_state_display().lower()}.")
