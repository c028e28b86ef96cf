from datetime import date

from conferences.minutes.before_signing import against_minutes
from conferences.minutes.documents import ConferenceMinutes
from conferences.models import Conference
from conferences.states import CONFERENCE_FLOW
from dialogue_portal.accounts.models import User
from dialogue_portal.documents.decisions.findings import refuse
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.records.flow import StepRefused


@CONFERENCE_FLOW.step("amend")
def amend(conference: Conference, *, today: date, actor: User, note="", **facts) -> None:
    """Sửa biên bản: corrects the names, hours and closing words (`facts`) until the minutes are signed."""
    if facts["closed_at"] <= facts["opened_at"]:
        raise StepRefused("Giờ bế mạc phải sau giờ khai mạc.", "closed_at")
    for name, value in facts.items():
        setattr(conference, name, value)


@CONFERENCE_FLOW.step("sign_minutes")
def sign_minutes(
    conference: Conference, *, actor: User, today: date, seen_print: int | None = None, **_
) -> None:
    """Ký biên bản: the minutes get a number and are stored as they are printed."""
    refuse(against_minutes(conference))
    conference.document = issue_document(
        ConferenceMinutes(conference), actor=actor, today=today, seen_print=seen_print
    )
