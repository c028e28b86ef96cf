"""What the desk's own pages ask of rows that other packages hold."""

import unicodedata

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When

from dialogue_portal.accounts.models import Authority
from dialogue_portal.notices.models import MOST_ATTEMPTS, OutgoingMail


class MailStatus(TextChoices):
    WAITING = "waiting", "Chờ gửi"
    FAILED = "failed", "Không gửi được"
    SENT = "sent", "Đã gửi"


MEANING = {
    MailStatus.WAITING: Q(sent_at=None, attempts__lt=MOST_ATTEMPTS),
    MailStatus.FAILED: Q(sent_at=None, attempts__gte=MOST_ATTEMPTS),
    MailStatus.SENT: Q(sent_at__isnull=False),
}


def with_standing(mails: QuerySet[OutgoingMail]) -> QuerySet[OutgoingMail]:
    """The same letters, each with its `standing`: a MailStatus."""
    cases = [When(meaning, then=Value(status)) for status, meaning in MEANING.items()]
    return mails.annotate(standing=Case(*cases, output_field=CharField()))


def mail_of_status(mails: QuerySet[OutgoingMail], status: str) -> QuerySet[OutgoingMail]:
    """The letters that wait, were given up or were sent; all of them for ""."""
    return mails.filter(MEANING[status]) if status else mails


def authorities_named(words: str) -> list[Authority]:
    """The authorities whose name and province hold all the words, by province; "" finds every one.

    Looked through here and not in SQL: SQLite knows neither Đ/đ nor letters without their marks.
    """
    wanted = plain_letters(words).split()
    named = [(plain_letters(row.province), plain_letters(row.name), row) for row in Authority.objects.all()]
    found = [key for key in named if all(word in f"{key[1]} {key[0]}" for word in wanted)]
    return [
        row for _, _, row in sorted(found, key=lambda key: (key[0], plain_letters(key[2].place), key[2].pk))
    ]


def plain_letters(text: str) -> str:
    """Small letters without the marks of Vietnamese: "Phú Xuyên" -> "phu xuyen"."""
    marked = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
