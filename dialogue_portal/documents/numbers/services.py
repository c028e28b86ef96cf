"""How the office leads its series of numbers: where the paper register stood, one series or many, papers of outside."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import IssuedDocument, RegisterEntry
from dialogue_portal.documents.numbering import highest_issued, locked_book, numbered_in, series_of
from dialogue_portal.documents.proof import CODE_LENGTH
from dialogue_portal.documents.rules import may_keep_register
from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.records.refusals import StepRefused

START = Event("number_start", "Ghi số của sổ giấy")
ONE_OR_MANY = Event("number_series", "Đổi cách đánh số văn bản")
OUTSIDE = Event("outside_paper", "Vào sổ văn bản ban hành ngoài cổng")


def _ask_for_right(actor, authority):
    if not may_keep_register(actor, authority.pk):
        raise PermissionDenied("Chỉ Văn phòng được sửa sổ văn bản đi.")


@transaction.atomic
def set_start(authority: Authority, *, year: int, series: str, number: int, actor) -> None:
    """Sổ giấy đã đến số: the portal goes on behind this number, or behind its own highest one if that is higher.

    Raises PermissionDenied where the actor does not keep the register.
    """
    _ask_for_right(actor, authority)
    book = locked_book(authority, year, series)
    before, book.from_paper = book.from_paper, number
    book.last = max(number, highest_issued(authority, year, series))
    book.save(update_fields=["from_paper", "last"])
    if before != number:
        note = f"Năm {year}, dãy {series or 'chung'}: từ {before} sang {number}."
        Record.objects.write(authority, START, actor=actor, note=note)


@transaction.atomic
def set_series(authority: Authority, *, one_series: bool, actor) -> None:
    """Một dãy số chung hay mỗi loại một dãy: counts for the papers from now on; no number is given twice.

    Raises PermissionDenied where the actor does not keep the register.
    """
    _ask_for_right(actor, authority)
    authority = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    if authority.one_series != one_series:
        authority.one_series = one_series
        authority.save(update_fields=["one_series"])
        note = "Một dãy số cho mọi loại văn bản." if one_series else "Mỗi loại văn bản một dãy số."
        Record.objects.write(authority, ONE_OR_MANY, actor=actor, note=note)


@transaction.atomic
def enter_outside(
    authority: Authority,
    *,
    type_code: str,
    number: int,
    symbol: str,
    issued_on: date,
    about: str,
    signer_name: str,
    recipients: str,
    actor,
    copies: int | None = None,
) -> IssuedDocument:
    """Vào sổ một văn bản lấy số ngoài cổng: its number is taken for good, and it stands in the register.

    `symbol` is what follows the number, "QĐ-UBND". Raises StepRefused where the number has a paper already,
    PermissionDenied where the actor does not keep the register.
    """
    _ask_for_right(actor, authority)
    year, series = issued_on.year, series_of(authority, type_code)
    # Locked like for a paper of the portal, so that both never get one number.
    book = locked_book(authority, year, series)
    refuse_used(authority, year, series, number)
    symbol_text = f"{str(number).zfill(authority.number_padding)}/{symbol}"
    if IssuedDocument.objects.of_authority(authority).filter(year=year, symbol_text=symbol_text).exists():
        raise StepRefused(f"Số {symbol_text} đã có trong sổ năm {year}.", "number")
    book.last = max(book.last, number)
    book.save(update_fields=["last"])
    document = IssuedDocument.objects.create(
        authority=authority,
        type_code=type_code,
        number=number,
        year=year,
        series=series,
        symbol_text=symbol_text,
        about=about,
        recipients=recipients,
        issued_on=issued_on,
        signer_name=signer_name,
        code=new_code(CODE_LENGTH),
    )
    if copies:
        RegisterEntry.objects.create(document=document, copies=copies)
    Record.objects.write(document, OUTSIDE, actor=actor)
    return document


def refuse_used(authority: Authority, year: int, series: str, number: int) -> None:
    """Raises StepRefused where a paper of this series and year has the number."""
    if paper := numbered_in(authority, year, series).filter(number=number).first():
        raise StepRefused(
            f"Số {number} năm {year} đã là của văn bản {paper.symbol_text} ({paper.about}).", "number"
        )
