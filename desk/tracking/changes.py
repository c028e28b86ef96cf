"""What became of the day for which a citizen registered: moved from which day to which, or called off."""

from collections.abc import Iterable
from datetime import datetime

from dialogue_portal.records.models import Record
from plans.models import Release, Round

# The steps of a round that concern whoever registered for it.
ROUND_CHANGES = {
    "move": "Hội nghị đổi ngày",
    "cancel": "Hội nghị bị hủy",
    "answer_in_writing": "Hội nghị không họp, ý kiến được trả lời bằng văn bản",
}


def changes_of(round: Round, records: Iterable[Record], since: datetime) -> list[dict]:
    """The changes of the round after `since`, each with its label, moment, reason, and the sentences «Trước», «Nay».

    `records` are those of the round, the oldest first.
    """
    records = list(records)
    moves = [record.pk for record in records if record.step == "move"]
    found = [record for record in records if record.step in ROUND_CHANGES and record.at >= since]
    sentences = _sentences_of_moves(round, moves) if found else {}
    return [
        {
            "label": ROUND_CHANGES[record.step],
            "at": record.at,
            "note": record.note,
            "sentences": sentences.get(record.pk, []),
        }
        for record in found
    ]


def _sentences_of_moves(round, moves):
    """{key of a move's record: what was made public of it}; moves before the plan was issued were not made public."""
    releases = Release.objects.filter(plan=round.plan_id, title=f"Đợt {round.position}: Đổi ngày")
    public = list(releases.order_by("number").values_list("sentences", flat=True))
    return dict(zip(reversed(moves), reversed(public), strict=False))
