"""The letters that were written to somebody, or say something of them: they go with the person."""

from django.db.models import Q, QuerySet

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.masking import Mask
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from registrations.models import Registration
from registrations.personaldata.words import models_with_words, rows_of

REMOVED_WORDS = "Nội dung thư đã được xóa cùng dữ liệu cá nhân của người nhận."
# The words of notices/data_request_settled.txt by which the last letter to somebody is known.
SAYS_REMOVED = "đã được xóa khỏi phiếu"


def remove_letters(registration: Registration, mask: Mask) -> None:
    """Deletes the letters to the sender that have not left, and blanks those that have; the outbox keeps their dates.

    Letters to staff stay, without what names the person.
    """
    letters = OutgoingMail.objects.filter(_about(registration), authority=registration.authority_id)
    to_staff = Q(to__in=User.objects.exclude(email="").values("email"))
    for letter in letters.filter(to_staff):
        OutgoingMail.objects.filter(pk=letter.pk).update(
            subject=mask.removed_from(letter.subject), body=mask.removed_from(letter.body)
        )
    to_citizen = letters.exclude(to_staff)
    to_citizen.filter(sent_at=None).delete()
    _blank(to_citizen)
    email = registration.email
    if email and not OutgoingMail.objects.filter(to__iexact=email).exists():
        BouncedAddress.objects.clear(email)


def blank_last_letters() -> None:
    """Blanks the letters that told somebody of the removal, once they have left."""
    _blank(
        OutgoingMail.objects.filter(
            key__startswith="DataRequestSettled:", sent_at__isnull=False, body__contains=SAYS_REMOVED
        )
    )


def _about(registration: Registration) -> Q:
    """Letters about the form, its requests, and all that belongs to its questions; those to an address of its own."""
    questions = registration.questions.all()
    keys = {
        "registrations.registration": [registration.pk],
        "registrations.datarequest": registration.data_requests.values_list("pk", flat=True),
    } | {
        model._meta.label_lower: rows_of(model, questions).values_list("pk", flat=True)
        for model in models_with_words()
    }
    about = Q(pk__in=[])
    for label, rows in keys.items():
        for key in rows:
            about |= Q(key__contains=f":{label}:{key}:")
    email = registration.email
    others = Registration.objects.filter(authority=registration.authority_id, email__iexact=email)
    if email and not others.exclude(pk=registration.pk).exists():
        about |= Q(to__iexact=email)
    return about


def _blank(letters: QuerySet) -> None:
    for letter in letters:
        letter.key, letter.to, letter.body, letter.event = f"removed:{letter.pk}", "", REMOVED_WORDS, ""
        letter.save(update_fields=["key", "to", "body", "event"])
