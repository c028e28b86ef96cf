"""The lines of a title (trích yếu): about equally long, and none ends inside a word, a name or a date. Pure."""

import re
import unicodedata
from functools import cache

from dialogue_portal.documents.unbroken import pieces

# Widths of Times New Roman bold (and Liberation Serif bold) in thousandths of its size; a letter with diacritics is
# as wide as without.
_WIDTHS = {
    250: " .,\u00a0",
    278: "il/'",
    333: "fjt:;-()\u2011",
    389: "sI",
    444: "cerz",
    500: "agovxyJ0123456789–“”«»",
    556: "bdhknpquSđ",
    611: "FP",
    667: "BELTZ",
    722: "wACDNRUVXYĐ",
    778: "GHKOQ",
    833: "m&",
    944: "M",
    1000: "W%",
}
_WIDTH_OF = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
_HORN, _WIDTH_OF_HORN, _USUAL = "\u031b", 0.05, 0.55
# Words of two syllables that titles of these papers have, and what comes close to them.
_WORDS = frozenset(
    re.split(
        r",\s+",
        """an ninh, an sinh, an toàn, bảo hiểm, bảo vệ, bảo đảm, bằng chứng, bồi thường, chi nhánh, chi trả,
    chính quyền, chính sách, chủ trì, chủ tịch, chứng thực, cá nhân, cán bộ, công an, công bố, công chức,
    công dân, công khai, công tác, cơ quan, cơ sở, cư trú, cải cách, cấp ủy, doanh nghiệp, dân chủ, dân cư,
    dân phố, dân tộc, dịch vụ, giai đoạn, giao dịch, giám sát, giáo dục, giải phóng, giải quyết, hành chính,
    hạ tầng, hộ khẩu, hộ kinh, hộ tịch, hội nghị, hội trường, hội đồng, hợp tác, khiếu nại, khu phố, kinh doanh,
    kinh tế, kiến nghị, kế hoạch, kết luận, kết quả, lao động, liên hệ, lãnh đạo, lĩnh vực, lần thứ, môi trường,
    mặt bằng, mặt trận, nghị quyết, người dân, nhiệm kỳ, nhiệm vụ, nhân dân, nông dân, nông nghiệp, nông thôn,
    phát triển, phản ánh, phối hợp, phục vụ, quy chế, quy hoạch, quy định, quyết định, quý i, quản lý, sản xuất,
    số hóa, tham dự, tham gia, thanh niên, thanh tra, thành phần, thành phố, thông báo, thông tin, thương mại,
    thường trực, thường xuyên, thời gian, thủ tục, thực hiện, tiếp nhận, tiếp xúc, trao đổi, triển khai,
    trung tâm, truyền thông, trả lời, trật tự, trực thuộc, trực tiếp, trực tuyến, tài chính, tài nguyên,
    tình hình, tư pháp, tổ chức, tổ dân, tổ quốc, uỷ ban, việt nam, văn hoá, văn hóa, văn phòng, vướng mắc,
    xây dựng, xã hội, y tế, ý kiến, điện tử, đô thị, đơn vị, đại biểu, đại diện, đảng ủy, đất đai, đầu tư,
    đặc khu, địa bàn, địa chính, địa phương, địa điểm, định kỳ, đối thoại, đồng bào, ủy ban""",
    )
)
# Where two such words are one name or one matter.
_PHRASES = {
    "ban nhân",
    "đồng nhân",
    "tục hành",
    "vụ công",
    "trận tổ",
    "chính công",
    "ubnd xã",
    "ubnd phường",
    "dân xã",
    "dân phường",
}
# A line begins well with a word that begins a new part of the title.
_BEGINS = {"giữa", "về", "với", "trên", "của", "cho", "trong", "để", "tại"}
# A line ends badly with a word that belongs to the next one.
_LEADS_ON = {
    *("và", "của", "về", "với", "giữa", "cho", "tại", "trên", "trong", "theo", "từ", "đến", "để", "do", "ở", "các"),
    *("những", "một", "ngày", "tháng", "năm", "quý", "số", "đợt", "xã", "phường", "thôn", "ấp", "tỉnh", "là", "bằng"),
}  # fmt: skip
_INSIDE_A_WORD, _ONE_MORE_LINE, _INSIDE_A_PHRASE, _LED_ON, _NEW_PART = 1000.0, 500.0, 60.0, 30.0, -10.0
# What some lines cost, and the places behind their last words.
Lines = tuple[float, list[int]]
_GLUE = "\ue000"  # a space inside what stays together


def width_of(text: str) -> float:
    """How wide a text is in Times New Roman bold, in multiples of the size of its letters."""
    return sum(map(_width_of_letter, unicodedata.normalize("NFC", text)))


def balanced(text: str, width: float) -> list[str]:
    """A title in the fewest lines that are no wider than `width` (in multiples of the letters' size).

    One line more is made where otherwise a word would be broken. A title with a word wider than a line stays whole.
    """
    glued = "".join(
        piece.replace(" ", _GLUE) if place % 2 else piece for place, piece in enumerate(pieces(text))
    )
    words = re.findall(r"(?:\S|\u00a0)+", glued)
    ends = _ends(words, width)
    lines = [words[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    return [" ".join(line).replace(_GLUE, " ") for line in lines] or [text]


def _ends(words: list[str], width: float) -> list[int]:
    """The places behind the last words of the lines; empty where no lines are narrow enough."""
    widths = [width_of(word.replace(_GLUE, " ")) for word in words]
    space, total = width_of(" "), width_of(" ".join(words).replace(_GLUE, " "))
    found: list[Lines] = []
    for lines in range(1, len(words) + 1):
        if len(found) == 2:
            break
        best = _best(words, widths, space, width, lines, total / lines)
        if best:
            found.append((best[0] + _ONE_MORE_LINE * len(found), best[1]))
    return min(found)[1] if found else []


def _best(
    words: list[str], widths: list[float], space: float, width: float, lines: int, mean: float
) -> Lines | None:
    """The best way to make so many lines: what it costs, and the ends of the lines."""

    @cache
    def from_word(start: int, left: int) -> Lines | None:
        options: list[Lines] = []
        long = -space
        for end in range(start + 1, len(words) + 1):
            long += widths[end - 1] + space
            if long > width:
                break
            rest: Lines | None = None
            if left == 1 and end == len(words):
                rest = (0.0, [])
            elif left > 1 and end < len(words):
                rest = from_word(end, left - 1)
            if rest:
                cost = (long - mean) ** 2 + (_cost_of_end(words, end) if left > 1 else 0)
                options.append((cost + rest[0], [end, *rest[1]]))
        return min(options, default=None)

    return from_word(0, lines)


def _cost_of_end(words: list[str], end: int) -> float:
    """What it costs that a line ends before the word at `end`."""
    last, first = words[end - 1], words[end]
    if last.endswith((",", ";", ":")):
        return _NEW_PART
    pair = re.sub(r"[^\w\s]", "", f"{last} {first}").casefold()
    if pair in _WORDS or (_is_name(last) and _is_name(first)):
        return _INSIDE_A_WORD
    if pair in _PHRASES:
        return _INSIDE_A_PHRASE
    if last.casefold() in _LEADS_ON:
        return _LED_ON
    return _NEW_PART if first.casefold() in _BEGINS else 0


def _is_name(word: str) -> bool:
    """Whether a word is a part of a name: "Tân", not "UBND"."""
    return word[:1].isupper() and not word.isupper()


def _width_of_letter(letter: str) -> float:
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    parts = unicodedata.normalize("NFD", letter)
    return _WIDTH_OF.get(parts[0], _USUAL) + (_WIDTH_OF_HORN if _HORN in parts else 0)
