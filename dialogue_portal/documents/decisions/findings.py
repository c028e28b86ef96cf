"""What does not fit in a paper that is to be signed: each place with its weight and the way to where it is mended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models

from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.records.refusals import StepRefused

ACCEPTED = "Đã xác nhận: "


class Weight(models.TextChoices):
    """What a finding means for the signature."""

    REFUSE = "refuse", "Phải sửa trước khi trình, ký"
    TICK = "tick", "Cần xác nhận"
    NOTE = "note", "Để biết"


@dataclass(frozen=True)
class Finding:
    """One place of a paper: what stands there and what it should be, in Vietnamese; `link` is (label, address)."""

    words: str
    weight: Weight
    link: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """What a form sends for it; other words are another finding."""
        return fingerprint(self.words)

    @property
    def is_refused(self) -> bool:
        """Whether the paper is neither submitted nor signed with it."""
        return self.weight == Weight.REFUSE

    @property
    def takes_a_tick(self) -> bool:
        """Whether the signer confirms that it is meant."""
        return self.weight == Weight.TICK


def refuse(findings: Iterable[Finding]) -> None:
    """Raises StepRefused with every finding that cannot be right."""
    if said := [one.words for one in findings if one.is_refused]:
        raise StepRefused(" ".join(said))


def not_accepted(findings: Iterable[Finding], keys: Collection[str]) -> list[Finding]:
    """The findings that need a tick and have none."""
    return [one for one in findings if one.takes_a_tick and one.key not in keys]


def accepted_note(findings: Iterable[Finding], keys: Collection[str]) -> str:
    """What the record of a step tells of the accepted findings, each in a line of its own."""
    return "\n".join(f"{ACCEPTED}{one.words}" for one in findings if one.takes_a_tick and one.key in keys)


def is_accepted_in(finding: Finding, note: str) -> bool:
    """Whether the note of a record tells that this finding was accepted."""
    return f"{ACCEPTED}{finding.words}" in note.splitlines()


def local_address() -> list[Finding]:
    """Whether the QR code of a paper would lead nowhere, because the portal's address is one of this machine only."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    if not is_local(host):
        return []
    words = (
        f"Địa chỉ của cổng đang đặt là {settings.BASE_URL}, chỉ mở được trong máy hoặc mạng của cơ quan. Mã QR và địa "
        "chỉ in trên văn bản này sẽ không dẫn người dân tới đâu. Xin quản trị đặt địa chỉ công khai (BASE_URL) trước."
    )
    return [Finding(words, Weight.TICK)]


def is_local(host: str) -> bool:
    """Whether a host is known on one machine or in one building only."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan"))
