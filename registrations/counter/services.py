"""What the office does for people who come or call: a new code for a form."""

from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.models import Record
from registrations.counter.notices import CodeReplaced
from registrations.floods.models import HeldForm
from registrations.form.services import CODE_LENGTH
from registrations.models import MailedLink, Registration
from registrations.states import REPLACE_CODE


@transaction.atomic
def replace_code(registration: Registration, *, actor: User, note: str) -> Registration:
    """Cấp mã mới: the old code and every session that it opened show nothing any more.

    `note` says how the office knows that it is the person who sent the form; it is recorded.
    """
    registration = Registration.objects.select_for_update(of=("self",)).for_page().get(pk=registration.pk)
    registration.code = new_code(CODE_LENGTH)
    registration.save(update_fields=["code"])
    # A form that waited apart had the same code.
    HeldForm.objects.filter(registration=registration).update(code=registration.code)
    record = Record.objects.write(registration, REPLACE_CODE, actor=actor, note=note)
    MailedLink.objects.end(registration)
    link = MailedLink.objects.issue(registration) if registration.email else ""
    CodeReplaced(registration, occasion=record.pk, link=link).send()
    return registration
