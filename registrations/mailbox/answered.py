"""Finds what a letter answers: one of our own letters about a form, or a form whose code it names."""

import re
from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.codes import ALPHABET, plain_code
from dialogue_portal.notices.models import OutgoingMail
from registrations.models import DataRequest, Registration
from registrations.personaldata.words import models_with_words

OWN_LETTER = re.compile(r"<thu-(\d{1,18})\.([\w-]+)@[^<>@]+>")
CODE = re.compile(rf"(?<![\w-])([{ALPHABET}]{{5}})-?([{ALPHABET}]{{5}})(?![\w-])")
MOST_CODES = 20


def own_letters(references: Iterable[str], authority: Authority) -> list[OutgoingMail]:
    """The letters of the authority with these Message-IDs, the newest first."""
    keys = [
        int(found[1])
        for reference in references
        if (found := OWN_LETTER.fullmatch(reference)) and found[2] == authority.slug
    ]
    return list(OutgoingMail.objects.filter(pk__in=keys, authority=authority).order_by("-pk"))


def form_answered(references: Iterable[str], text: str, authority: Authority) -> Registration | None:
    """The form that a letter is about, by the letter of ours that it answers, else by a code in its words."""
    for letter in own_letters(references, authority):
        if form := _form_of(letter):
            return form
    codes = [plain_code("".join(found)) for found in CODE.findall(text)][:MOST_CODES]
    forms = list(Registration.objects.filter(authority=authority, code__in=codes).order_by("pk")[:2])
    # Of two forms nobody can say which one is meant.
    return forms[0] if len(forms) == 1 else None


def _form_of(letter: OutgoingMail) -> Registration | None:
    """The form that one of our letters was about."""
    _, _, rest = letter.key.partition(":")
    label, _, rest = rest.partition(":")
    key = rest.partition(":")[0]
    if not key.isdecimal():
        return None
    if label == Registration._meta.label_lower:
        return Registration.objects.filter(pk=int(key), authority=letter.authority_id).first()
    if label == DataRequest._meta.label_lower:
        return Registration.objects.filter(data_requests=int(key), authority=letter.authority_id).first()
    for model in models_with_words():
        if model._meta.label_lower == label:
            to_form = re.sub(r"(^|__)pk$", "", model.personal_words.question)  # type: ignore[attr-defined]  # as models_with_words says
            path = f"{to_form}__registration" if to_form else "registration"
            forms = model._default_manager.filter(pk=int(key)).values(path)
            return Registration.objects.filter(pk__in=forms, authority=letter.authority_id).first()
    return None
