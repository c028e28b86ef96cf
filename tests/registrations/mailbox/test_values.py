"""What stands in our own form, filled in as Word and as PDF, comes into the boxes as it was written."""

import pytest

from dialogue_portal.documents.rendering import pdf_of_sheet, word_of_sheet
from registrations.form.documents import BlankForm
from registrations.mailbox.formfile import form_of_file
from tests.build import a_round
from tests.registrations.mailbox.mails import ANSWERS, filled_pdf, filled_word

pytestmark = pytest.mark.django_db


def test_a_form_filled_in_says_what_was_written_in_each_box_and_which_round_it_is_of():
    round = a_round()
    word, pdf = word_of_sheet(BlankForm(round)), pdf_of_sheet(BlankForm(round))

    read = {
        "Word": form_of_file("docx", filled_word(word)),
        "PDF, typed over": form_of_file("pdf", filled_pdf(pdf)),
        "PDF with fields": form_of_file("pdf", filled_pdf(pdf, as_fields=True)),
        "blank": form_of_file("docx", word),
    }

    assert [one.round_pk for one in read.values()] == [round.pk] * 4
    assert read.pop("blank").values == {}
    assert {name: one.values for name, one in read.items()} == dict.fromkeys(
        read, ANSWERS | {"attends": "on"}
    )
