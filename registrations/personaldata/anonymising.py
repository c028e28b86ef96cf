"""What is of the person goes; what belongs to the official file stays, without the person."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, TruncDate

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.formats.months import months_before
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.records.actors import SYSTEM, Actor
from dialogue_portal.records.models import Record
from registrations.models import HeldForm, MailedLink, Registration, Supplement
from registrations.personaldata.states import ANONYMISE, OPEN
from registrations.states import QuestionState

NOBODY = "Công dân"
REMOVED_WORDS = "Nội dung thư đã được xóa cùng dữ liệu cá nhân của người nhận."
RETENTION_OVER = "Hết thời gian lưu dữ liệu cá nhân."
AT_ONCE = 200  # forms of one run of the sweep


@transaction.atomic
def anonymise(registration: Registration, *, actor: Actor, today: date, why: str) -> bool:
    """Xóa dữ liệu cá nhân: the form keeps its questions, no file and nothing of the person; False when done already.

    Questions that were accepted belong to the file of the dialogue and stay as they are; the others are restricted.
    `why` is recorded, and must not name the person.
    """
    row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if row.anonymised_on:
        return False
    remove_letters(row)
    HeldForm.objects.filter(registration=row).update(typed={}, phone="")
    row.attachments.all().delete()
    row.sender_changes.all().delete()
    MailedLink.objects.end(row)
    unused = row.questions.exclude(state=QuestionState.ACCEPTED)
    Supplement.objects.filter(question__in=unused, restricted="").update(restricted=Concern.PERSONAL)
    unused.filter(restricted="").update(restricted=Concern.PERSONAL)
    row.data_requests.exclude(text="").update(text="")
    row.full_name, row.organisation, row.address, row.email = NOBODY, "", "", ""
    row.phone = row.second_phone = ""
    row.named_in_public, row.anonymised_on = False, today
    row.save()
    Record.objects.write(row, ANONYMISE, actor=actor, note=why)
    return True


def remove_letters(registration: Registration) -> None:
    """Deletes the letters about a form that have not left, and blanks those that have; the outbox keeps their dates.

    Letters to staff stay: they do not name the person.
    """
    kinds = {
        "registrations.registration": [registration.pk],
        "registrations.question": registration.questions.values_list("pk", flat=True),
        "registrations.datarequest": registration.data_requests.values_list("pk", flat=True),
    }
    # A letter of a package on the right names the form by its code.
    about = Q(body__contains=registration.shown_code)
    for kind, keys in kinds.items():
        for key in keys:
            about |= Q(key__contains=f":{kind}:{key}:")
    email = registration.email
    others = Registration.objects.filter(authority=registration.authority_id, email__iexact=email)
    if email and not others.exclude(pk=registration.pk).exists():
        # Also those that name a code which was replaced since.
        about |= Q(to__iexact=email)
    letters = OutgoingMail.objects.filter(about, authority=registration.authority_id)
    letters = letters.exclude(to__in=User.objects.exclude(email="").values("email"))
    letters.filter(sent_at=None).delete()
    for letter in letters:
        letter.key, letter.to, letter.body = f"removed:{letter.pk}", "", REMOVED_WORDS
        letter.save(update_fields=["key", "to", "body"])
    if email and not OutgoingMail.objects.filter(to__iexact=email).exists():
        BouncedAddress.objects.clear(email)


def kept_too_long(authority: Authority, *, today: date):
    """The forms of rounds whose day is further back than the authority keeps personal data, without open requests."""
    limit = months_before(today, authority.personal_data_months)
    rows = Registration.objects.filter(authority=authority, anonymised_on=None)
    rows = rows.exclude(data_requests__state__in=OPEN)
    return rows.annotate(kept_from=Coalesce("round__held_on", TruncDate("received_at"))).filter(
        kept_from__lte=limit
    )


def soon_too_long(authority: Authority, *, today: date):
    """Those that are anonymised within the next thirty days."""
    return kept_too_long(authority, today=today + timedelta(days=30))


def end_retention(*, today: date) -> int:
    """Anonymises the forms that were kept long enough, at most AT_ONCE of each authority; returns how many."""
    done = 0
    for authority in Authority.objects.order_by("pk"):
        for registration in kept_too_long(authority, today=today)[:AT_ONCE]:
            done += anonymise(registration, actor=SYSTEM, today=today, why=RETENTION_OVER)
    return done


def blank_last_letters() -> None:
    """Blanks the letters that told somebody of the removal, once they have left."""
    left = OutgoingMail.objects.filter(
        key__startswith="DataRequestSettled:", sent_at__isnull=False, body__contains=SAYS_REMOVED
    )
    for letter in left:
        letter.key, letter.to, letter.body = f"removed:{letter.pk}", "", REMOVED_WORDS
        letter.save(update_fields=["key", "to", "body"])


# The words of notices/data_request_settled.txt by which such a letter is known.
SAYS_REMOVED = "đã được xóa khỏi phiếu"
