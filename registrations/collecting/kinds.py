from django.db.models import TextChoices

from registrations.entry.channels import Channel


class CollectorKind(TextChoices):
    """Who collects opinions of people and hands them in."""

    HAMLET = "hamlet", "Thôn, tổ dân phố"
    FRONT = "front", "Mặt trận"
    UNION = "union", "Đoàn thể"
    OTHER = "other", "Đầu mối khác"


# The Front and the unions hand in at least two opinions each; a hamlet owes none, its head only helps neighbours.
USUALLY_OWED = {CollectorKind.FRONT: 2, CollectorKind.UNION: 2}
MOST_OWED = 200


def channel_of(kind: str) -> Channel:
    """How a slip that such a collector enters has reached the office."""
    return Channel.HAMLET if kind == CollectorKind.HAMLET else Channel.BODY


def usually_owed(kind: str) -> int:
    """How many opinions a collector of this kind owes unless the plan or the office says otherwise."""
    return USUALLY_OWED.get(CollectorKind(kind), 0)
