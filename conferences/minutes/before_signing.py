"""What does not fit in minutes that are to be signed."""

from collections.abc import Iterator

from conferences.documents import person_in
from conferences.models import Conference
from conferences.proceedings import proceedings_of
from dialogue_portal.accounts.models import User
from dialogue_portal.documents.decisions.findings import Finding, Weight, local_address
from dialogue_portal.formats.delicate import concerns_of
from dialogue_portal.formats.vietnamese import toned
from plans.checks.before_signing import by_weight, lines_in, spot_words
from plans.checks.refused import refused_spots

NAMES = {
    "chair_name": "chủ tọa",
    "secretary_name": "thư ký",
    "opened_at": "giờ khai mạc",
    "closed_at": "giờ bế mạc",
}


def against_minutes(conference: Conference) -> list[Finding]:
    """What cannot be right: a name or an hour that is missing, holes and impossible days in the closing words."""
    amend = conference.flow.steps["amend"].label, conference.step_url("amend")
    found = [
        Finding(f"Biên bản chưa ghi {name}.", Weight.REFUSE, amend)
        for column, name in NAMES.items()
        if not getattr(conference, column)
    ]
    spots = refused_spots(lines_in({"closing_words": conference.closing_words}), conference.held_on.year)
    return found + [Finding(spot_words(spot), Weight.REFUSE, amend) for spot in spots]


def findings_of_minutes(conference: Conference, signer: User | None = None) -> list[Finding]:
    """Everything that does not fit in the minutes of a conference, the gravest first; `signer` is about to sign."""
    found = against_minutes(conference)
    for entry in proceedings_of(conference).entries:
        noted = entry.minute_entry
        words = f"{entry.question.text}\n{noted.said if noted else ''}"
        if concerns := concerns_of(words):
            found.append(
                Finding(
                    f"Ý kiến {entry.number} trong biên bản: {', '.join(one.label.lower() for one in concerns)}. "
                    "Biên bản ai cũng đọc được; xin xem lại lời ghi.",
                    Weight.TICK,
                )
            )
    if not conference.present:
        words = "Biên bản chưa ghi số người dự: bản in để dấu chấm ở chỗ ấy."
        found.append(Finding(words, Weight.TICK))
    return by_weight([*found, *_another_chair(conference, signer), *local_address()])


def _another_chair(conference: Conference, signer: User | None) -> Iterator[Finding]:
    """The print has the chair's name where somebody else signs."""
    chair = person_in(conference.chair_name)
    if signer and chair and toned(chair) != toned(str(signer)):
        words = f"Biên bản in ở chỗ ký tên chủ tọa {conference.chair_name}, người ký ở cổng là {signer}."
        link = conference.flow.steps["amend"].label, conference.step_url("amend")
        yield Finding(words, Weight.TICK, link)
