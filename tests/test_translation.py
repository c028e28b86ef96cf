"""Django's sentences that its own Vietnamese translation lacks come from dialogue_portal/locale."""

import gettext
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext as shown

[LOCALE] = settings.LOCALE_PATHS
with (LOCALE / "vi" / "LC_MESSAGES" / "django.po").open("rb") as file:
    SENTENCES = {message.id: message.string for message in read_po(file) if message.id}

DJANGO = Path(django.__file__).parent


def test_the_file_holds_sentences():
    assert len(SENTENCES) > 30
    assert all(SENTENCES.values())


@pytest.mark.parametrize("english", SENTENCES)
def test_pages_show_each_sentence_in_vietnamese(english):
    assert shown(english) == SENTENCES[english]


def test_django_itself_translates_none_of_them():
    """A sentence that is named here is removed from our file: Django's own translation takes its place."""
    translations = []
    for file in DJANGO.glob("**/locale/vi/LC_MESSAGES/django.mo"):
        with file.open("rb") as compiled:
            translations.append(gettext.GNUTranslations(compiled))

    translated = [
        english for english in SENTENCES if any(t.gettext(english) != english for t in translations)
    ]

    assert (len(translations) > 3, translated) == (True, [])


def test_each_of_them_is_still_a_sentence_of_django():
    """A sentence that is named here is removed from our file: Django no longer has it."""
    sources = "".join(file.read_text() for file in DJANGO.glob("**/locale/en/LC_MESSAGES/django.po"))
    known = sources.replace('"\n"', "")

    assert [english for english in SENTENCES if f'msgid "{english}"' not in known] == []
