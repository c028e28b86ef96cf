"""Sixty made-up letters: what becomes of each. The table below is the list that the office may be shown."""

import pytest
from django.utils.timezone import now

from dialogue_portal.documents.rendering import pdf_of_sheet, word_of_sheet
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from registrations.form.documents import BlankForm
from registrations.mailbox.receiving import receive
from registrations.models import IncomingMessage, Registration
from tests import build
from tests.registrations.attachments.clamd_server import ClamdServer
from tests.registrations.mailbox.many import sixty_letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def clamd(settings):
    server = ClamdServer()
    settings.CLAMAV_URL = server.url
    yield server
    server.stop()


@pytest.fixture
def letters(db):
    """The commune, a form of it, and {name: (letter, what becomes of it)}.

    What becomes of it: the state, the number of files, words of a flaw or reason, words of the text.
    """
    commune = build.a_commune(slug="tan-hoa", place="Tân Hòa")
    round = build.a_round(build.a_plan(commune))
    form = build.a_registration(round, email="thai@thu.example")
    letter = OutgoingMail.objects.create(
        authority=commune,
        key=f"RegistrationReceived:registrations.registration:{form.pk}::thai@thu.example",
        to="thai@thu.example",
        subject="Biên nhận",
        body="…",
    )
    sent = f"<thu-{letter.pk}.tan-hoa@doi-thoai.hoa-giang.example>"
    word, pdf = word_of_sheet(BlankForm(round)), pdf_of_sheet(BlankForm(round))
    return commune, form, sixty_letters(form, sent, word, pdf)


def test_what_becomes_of_sixty_letters(letters, clamd):
    commune, form, known = letters
    became, expected = {}, {}

    for name, (content, (state, count, said, words)) in known.items():
        row = receive(content, authority=commune, came_at=None, now=now())
        said_of_it = f"{row.reason}\n{row.flaws}"
        became[name] = (
            row.state,
            row.attachments.count(),
            said if said in said_of_it else said_of_it,
            words if words in row.text else row.text,
        )
        expected[name] = (state, count, said, words)

    assert len(known) >= 60
    assert became == expected
    assert Registration.objects.count() == 1 and OutgoingMail.objects.count() == 1
    assert IncomingMessage.objects.count() == len(known)
    assert list(BouncedAddress.objects.values_list("address", flat=True)) == ["thai@thu.example"]
    about = IncomingMessage.objects.filter(about=form).values_list("text", flat=True)
    assert sorted(about) == ["Phiếu " + form.shown_code + " của tôi đến đâu rồi?", "Tôi cảm ơn."]
