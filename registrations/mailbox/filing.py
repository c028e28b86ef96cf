"""The files of a letter: each is shown to ClamAV, read where it is our form, cleaned and kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dialogue_portal.apart import clamd
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from registrations.attachments import apart
from registrations.attachments.limits import LARGEST_FILE, MEGABYTE
from registrations.attachments.models import Attachment, AttachmentFile, FileKind
from registrations.attachments.services import ENDINGS, TOO_LARGE, safe_name
from registrations.mailbox.formfile import form_of_file
from registrations.models import IncomingMessage

NO_NAME = "anh-trong-thu"


@dataclass
class KeptFile:
    """A file as it is kept; `sha256` is of the file as it came."""

    name: str
    kind: str
    sha256: str
    content: bytes


@dataclass
class LookedThrough:
    """What is kept of the files of a letter, what our form among them says, and a sentence for each other file."""

    kept: list[KeptFile] = field(default_factory=list)
    read_forms: list[dict[str, Any]] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    is_harmful: bool = False


def look_through(files: Iterable[tuple[str, bytes]]) -> LookedThrough:
    """Look at each file of a letter; raise clamd.Silent where ClamAV does not answer, so that the letter waits."""
    found = LookedThrough()
    known = set()
    for name, content in files:
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in known:
            continue
        known.add(sha256)
        try:
            _look_at(name, content, sha256, found)
        except CannotOpen as refusal:
            found.flaws.append(f"«{safe_name(name or NO_NAME)}»: {refusal}")
        except clamd.Silent:
            raise
        except clamd.NotClean as refusal:
            found.flaws.append(f"«{safe_name(name or NO_NAME)}»: {refusal}")
            found.is_harmful |= isinstance(refusal, clamd.Infected)
    return found


def _look_at(name: str, content: bytes, sha256: str, found: LookedThrough) -> None:
    if len(content) > LARGEST_FILE:
        raise CannotOpen(TOO_LARGE)
    clamd.check(content)
    kind, kept = apart.cleaned(content)
    if len(kept) > LARGEST_FILE + MEGABYTE:
        raise CannotOpen(TOO_LARGE)
    shown = safe_name(name or NO_NAME, ENDINGS[FileKind(kind)])
    found.kept.append(KeptFile(shown, kind, sha256, kept))
    # Of the file as it came: cleaned, it may have lost what was typed into a field.
    if read := form_of_file(kind, content):
        found.read_forms.append({"file": shown, "round": read.round_pk, "values": read.values})


def store_files(message: IncomingMessage, files: Iterable[KeptFile]) -> None:
    """Store the files of a letter that is stored already."""
    for file in files:
        attachment = Attachment.objects.create(
            authority_id=message.authority_id,
            message=message,
            name=file.name,
            kind=file.kind,
            size=len(file.content),
            sha256=file.sha256,
        )
        AttachmentFile.objects.create(attachment=attachment, content=file.content)


def copy_files(message: IncomingMessage, chosen: Iterable[int], form_key: str) -> int:
    """Copy chosen files of a letter, so that they wait under the key of a form; return how many there are."""
    rows = message.attachments.filter(pk__in=list(chosen)).select_related("file")
    for row in rows:
        copy, is_new = Attachment.objects.get_or_create(
            form_key=form_key,
            sha256=row.sha256,
            defaults={"authority_id": row.authority_id, "name": row.name, "kind": row.kind, "size": row.size},
        )
        if is_new:
            AttachmentFile.objects.create(attachment=copy, content=bytes(row.file.content))
    return len(rows)
