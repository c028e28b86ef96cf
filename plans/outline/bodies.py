"""The bodies that one line of a plan names together, each by itself."""

import re

from plans.reading.units import names_unit

_BETWEEN = re.compile(r"(\s*[,&]\s*|\s+và\s+)")
# "TT HĐND", "BTV Đảng ủy": short for the standing committee of a body.
_SHORT = re.compile(r"(?:TT\.?|BTV|BCH)\s", re.I)
# "Đồng chí Trần Văn Mẫu, Bí thư Đảng ủy": a person with an office is one.
_PERSON = re.compile(r"(?:(?:các\s+)?đồng chí|đ/c|ông|bà)\s[^,]*$", re.I)
# "Văn phòng HĐND và UBND": one office of two bodies.
_OF_TWO = re.compile(
    r"văn phòng\s+(?:\S+|đoàn đại biểu quốc hội|hội đồng nhân dân)(?:\s+(?:xã|phường|tỉnh))?$", re.I
)
_SECOND = re.compile(r"(?:HĐND|UBND|hội đồng nhân dân|ủy ban nhân dân)(?!\w)", re.I)


def bodies_in(words: str) -> list[str]:
    """Return each body of "TT Đảng ủy, TT HĐND và MTTQ"; what begins with no body belongs to the name before it."""
    first, *others = _BETWEEN.split(words)
    found = [first]
    for between, part in zip(others[::2], others[1::2], strict=True):
        of_two = _OF_TWO.search(found[-1]) and _SECOND.match(part)
        whole = of_two or _PERSON.match(found[-1])
        if not whole and (names_unit(part) or _SHORT.match(part) or _is_short_name(part)):
            found.append(part)
        else:
            found[-1] += f"{between}{part}"
    return [one.strip() for one in found if one.strip()]


def _is_short_name(part: str) -> bool:
    """Whether a part is a name in capitals that stands alone: "MTTQ", "HĐND"."""
    return part.strip().isupper() and len(part.strip()) > 2
