"""Takes the files of a form: each is checked apart, waits under the key of its page, then belongs to the form."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.apart import clamd
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from dialogue_portal.forms.fields import tidy
from registrations.attachments import apart
from registrations.attachments.limits import (
    LARGEST_FILE,
    LONGEST_NAME,
    MEGABYTE,
    MOST_FILES,
    MOST_OF_A_FORM,
    MOST_WAITING,
)
from registrations.attachments.models import Attachment, AttachmentFile, FileKind
from registrations.floods.models import HeldForm

WAITS_FOR = timedelta(days=1)
ENDINGS = {FileKind.PDF: ".pdf", FileKind.JPEG: ".jpg", FileKind.WORD: ".docx"}
NO_NAME = "tep"
TOO_MANY = (
    "Mỗi phiếu nhận nhiều nhất 5 tệp nên tệp này chưa được nhận. "
    "Xin bỏ bớt tệp khác, hoặc ghép các trang thành một PDF."
)
TOO_LARGE = "Tệp lớn hơn 10 MB. Xin chụp hoặc quét lại ở cỡ nhỏ hơn."
NO_ROOM = "Hiện có quá nhiều tệp đang chờ nên chưa nhận thêm. Phiếu vẫn gửi được không kèm tệp; hoặc xin thử lại sau."


def receive(files: Iterable[UploadedFile], *, form_key: str, authority: Authority) -> list[str]:
    """Nhận tệp: keeps each good file under the key of its page; returns a sentence for each that is not taken."""
    refused = []
    for file in files:
        try:
            _receive_one(file, form_key, authority)
        except (CannotOpen, clamd.NotClean) as reason:
            refused.append(f"«{safe_name(file.name or '')}»: {reason}")
    return refused


def _receive_one(file: UploadedFile, form_key: str, authority: Authority) -> None:
    if (file.size or 0) > LARGEST_FILE:
        raise CannotOpen(TOO_LARGE)
    content = file.read()
    sha256 = hashlib.sha256(content).hexdigest()
    waiting = Attachment.objects.waiting_with(form_key, authority)
    known = set(waiting.values_list("sha256", flat=True))
    if sha256 in known:
        return
    if len(known) >= MOST_FILES:
        raise CannotOpen(TOO_MANY)
    if Attachment.objects.waiting().bytes_in_all() + len(content) > MOST_WAITING:
        raise CannotOpen(NO_ROOM)
    clamd.check(content)
    kind, kept = apart.cleaned(content)
    if len(kept) > LARGEST_FILE + MEGABYTE:
        raise CannotOpen(TOO_LARGE)
    with transaction.atomic():
        attachment, is_new = Attachment.objects.get_or_create(
            form_key=form_key,
            sha256=sha256,
            defaults={
                "authority": authority,
                "name": safe_name(file.name or "", ENDINGS[FileKind(kind)]),
                "kind": kind,
                "size": len(kept),
            },
        )
        if is_new:
            AttachmentFile.objects.create(attachment=attachment, content=kept)


def drop(pk: int, *, form_key: str, authority: Authority) -> None:
    """Bỏ một tệp that waits; does nothing where it waits under another key."""
    Attachment.objects.waiting_with(form_key, authority).filter(pk=pk).delete()


@transaction.atomic
def attach(registration, form_key: str, supplement=None, *, is_slip: bool = False) -> None:
    """Gắn tệp vào phiếu: what waited under the key belongs to the form, five files in all; nothing waits any more.

    With `is_slip` they are pictures of the slip. With a `supplement` the files came with it; those of a form and its
    supplements are at most MOST_OF_A_FORM.
    """
    waiting = Attachment.objects.waiting_with(form_key, registration.authority)
    room = max(0, (MOST_OF_A_FORM if supplement else MOST_FILES) - registration.attached)
    keys = list(waiting.select_for_update().values_list("pk", flat=True)[:room])
    if not keys:
        return
    Attachment.objects.filter(pk__in=keys).update(
        registration=registration, form_key="", supplement=supplement, is_slip=is_slip
    )
    registration.attached = registration.attachments.count()
    registration.save(update_fields=["attached"])


def hold(held: HeldForm, form_key: str) -> None:
    """Giữ tệp của phiếu chờ kiểm tra: they wait under its code, which no page of a form has as its key."""
    Attachment.objects.waiting_with(form_key, held.authority).update(form_key=held.code)


def attach_held(released: Iterable[HeldForm]) -> None:
    """Gắn tệp vào những phiếu vừa đưa vào xử lý: what was held with each of them."""
    by_code = {held.code: held for held in released}
    for code in set(
        Attachment.objects.waiting().filter(form_key__in=by_code).values_list("form_key", flat=True)
    ):
        attach(by_code[code].registration, code)


def remove_left_waiting(*, now: datetime) -> None:
    """Dọn tệp whose form was not sent within a day; what belongs to a form that the office has to look at stays."""
    held = HeldForm.objects.filter(registration=None).values("code")
    Attachment.objects.waiting_since_before(now - WAITS_FOR).exclude(form_key__in=held).delete()


def safe_name(name: str, ending: str = "") -> str:
    """The name of a file without folders and signs with a meaning of their own; `ending` takes the place of its own."""
    last = re.split(r"[/\\]", tidy(name))[-1]
    plain = re.sub(r'[\x00-\x1f<>:"|?*%;`$&\n]+', " ", last)
    plain = " ".join(plain.split()).strip(". -")
    path = PurePath(plain or NO_NAME)
    if not ending:
        return plain[:LONGEST_NAME] or NO_NAME
    stem = path.stem.strip(". -")[: LONGEST_NAME - len(ending)].strip() or NO_NAME
    return f"{stem}{ending}"
