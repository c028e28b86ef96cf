"""In whose name a paper is signed: the lines above the signature (decree 30/2020/NĐ-CP, annex I, part II, 7)."""

from django.db.models import TextChoices

COMMITTEE, HEAD, DEPUTY = "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH"


class Manner(TextChoices):
    """Hình thức ký."""

    FOR_COMMITTEE = "TM", "TM.: thay mặt Ủy ban nhân dân"
    ACTING = "Q", "Q.: quyền Chủ tịch, thay mặt Ủy ban nhân dân"
    FOR_HEAD = "KT", "KT.: ký thay Chủ tịch"
    BY_ORDER = "TL", "TL.: thừa lệnh Chủ tịch"
    BY_MANDATE = "TUQ", "TUQ.: thừa ủy quyền Chủ tịch"
    OFFICE_ALONE = "CV", "Chỉ ghi chức vụ, không có TM., KT., TL."


# The signer has an office that the paper must name.
OFFICE_NAMED = (Manner.BY_ORDER, Manner.BY_MANDATE, Manner.OFFICE_ALONE)


def signature_lines(manner: str, office: str = "") -> tuple[str, ...]:
    """The lines in capitals above the signature; `office` is the signer's, without it the usual one is printed."""
    office = office.upper()
    if manner == Manner.OFFICE_ALONE:
        return (office,)
    if manner == Manner.FOR_COMMITTEE:
        return (COMMITTEE, office or HEAD)
    if manner == Manner.ACTING:
        return (COMMITTEE, f"Q. {office or HEAD}")
    if manner == Manner.FOR_HEAD:
        return (COMMITTEE, f"KT. {HEAD}", office or DEPUTY)
    return (f"{manner}. {HEAD}", office)
