"""Finds in the text of our blank form, sent back filled in, what was written where. Pure, no database."""

import re
from dataclasses import dataclass, field

from dialogue_portal.formats.vietnamese import normalise, same_tones
from registrations.form.wording import BOXES, COMES, CONSENT, NAME_CONSENT, PAPER_FIELDS, STAYS_AWAY
from registrations.models import QuestionSource

TITLE = "Phiếu đăng ký tham gia đối thoại"
# What ends the last box; whatever stands behind is no answer.
ENDS = ("Đơn khiếu nại, tố cáo không nhận bằng phiếu này.", "NGƯỜI ĐĂNG KÝ", "(Ký, ghi rõ họ tên)")
TICKS = {"comes": COMES, "stays_away": STAYS_AWAY, "consent": CONSENT, "named_in_public": NAME_CONSENT}
# What may stand behind these words, in this and earlier prints.
HINT = r"\.?(?:\s*\((?:Không đến được|ý kiến vẫn)[^)]*\)\.?)?"
ADDRESS_OF_ROUND = re.compile(r"/dang-ky/dot/(\d{1,9})\b")
WRITING_LINES = re.compile(r"[.…_·‥﹒]{3,}|_{2,}|\.(?:\s\.){3,}")
TICK = re.compile(r"[xXvV✓✔☑☒✗✘●■√]")
# A form is ours when its title and so many of its labels stand in it.
FEWEST_LABELS = 5


@dataclass
class ReadForm:
    """What stands in a form: {name of a box: words}, ticks as "on"; the key of its round where its address says it.

    "attends" is "on" or "off" where one of its two boxes is ticked.
    """

    values: dict[str, str] = field(default_factory=dict)
    round_pk: int | None = None


@dataclass(frozen=True)
class _Anchor:
    """Printed words of the form: where they begin and end, and the box that follows them."""

    name: str
    begins: int
    ends: int


def form_in(text: str) -> ReadForm | None:
    """Return what is written in the boxes of our form; None where the text is not our form."""
    text = re.sub(r"[ \t\u00a0]+", " ", normalise(text))
    title = _pattern(TITLE).search(same_tones(text))
    if title is None:
        return None
    anchors = _anchors(text, title.end())
    if len(anchors) < FEWEST_LABELS:
        return None
    found = ReadForm()
    for anchor, following in zip(anchors, [*anchors[1:], _Anchor("", len(text), len(text))], strict=True):
        gap = text[anchor.ends : following.begins]
        if following.name in TICKS:
            # The box stands before its words.
            gap, _, box = gap.rpartition("\n")
            if TICK.search(box):
                found.values[following.name] = "on"
        if anchor.name in PAPER_FIELDS:
            found.values[anchor.name] = " ".join(_written(gap).split())
        elif anchor.name in BOXES:
            found.values[anchor.name] = _written(gap)
    ticked = [name for name in ("comes", "stays_away") if found.values.pop(name, "")]
    if len(ticked) == 1:
        found.values["attends"] = "on" if ticked == ["comes"] else "off"
    found.values = {str(name): value for name, value in found.values.items() if value}
    if address := ADDRESS_OF_ROUND.search(text):
        found.round_pk = int(address[1])
    return found


def _anchors(text: str, start: int) -> list[_Anchor]:
    """The printed words in their order; those that are missing are left out."""
    searched = same_tones(text)
    anchors: list[_Anchor] = []
    printed: list[tuple[str, str, int]]
    printed = [(name, rf"^\W*{_words(label)}", re.M) for name, label in PAPER_FIELDS.items()]
    printed += [(name, rf"{_words(TICKS[name])}{HINT}", 0) for name in ("comes", "stays_away")]
    for number, (source, hint) in enumerate(BOXES.items(), 1):
        label = QuestionSource(source).label
        said = f"{hint[0].lower()}{hint[1:]}"
        printed.append(
            (source, rf"^\W*{number}\s*\.\s*{_words(label)}(?:\s*\(\s*{_words(said)}\s*\))?", re.M)
        )
    printed += [("", _words(end), 0) for end in ENDS[:1]]
    printed += [(name, _words(TICKS[name]), 0) for name in ("consent", "named_in_public")]
    printed += [("", _words(end), 0) for end in ENDS[1:]]
    for name, pattern, flags in printed:
        found = re.compile(same_tones(pattern), re.I | flags).search(searched, start)
        if found:
            anchors.append(_Anchor(name, found.start(), found.end()))
            start = found.end()
    return anchors


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(same_tones(_words(words)), re.I)


def _words(text: str) -> str:
    """A pattern of these words, wherever a line ends between them."""
    return r"\s+".join(re.escape(word) for word in normalise(text).split())


def _written(gap: str) -> str:
    """What was written into a gap, without the lines to write on."""
    lines = [" ".join(WRITING_LINES.sub(" ", line).split()) for line in gap.split("\n")]
    return "\n".join(line for line in lines if line and not re.fullmatch(r"[\W_]+", line))
