"""Texts of plans that something has spoiled: a converter, a careless hand, another alphabet; the same for one seed."""

import random
import unicodedata

ODD = (
    "²", "¹", "½", "①", "Ⅳ", "٣", "५", "ƣ", "Ð", "\u0000", "\u00ad", "\u200b", "\u2028", "\ufeff", "\uf0b7", "\ufffd",
    "…", "....", "______", "|", " | ", "||", "(", ")", ":", ";", ".", "./.", "-", "–", "+", "*", "**", "#", "\\", "\t",
    "   ", "\n", "\n\n", "\r\n", "<br>", "9" * 5000, "0" * 60, "31/2/2026", "99/99/9999", "ngày", "tháng 13", "25h99",
    "I.", "XVI", "IIII.", "1.", "1.1.", "12/", "a)", "(1)", "PHẦN X.", "Căn cứ", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH", "KẾ HOẠCH", "PHỤ LỤC", "Phụ lục 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "mười lăm", "mỗi thôn",
    "@", "a@b.c", "+84", "0" * 40, "số", "trước", "ngày làm việc", "𝟙", "Ａ", "\u0301", "\u0323",
)  # fmt: skip


def mutated(texts: list[str], seed: int) -> str:
    """Return one of the texts with one to eight changes; `seed` chooses which."""
    chance = random.Random(seed)
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 8)):
        text = chance.choice(CHANGES)(text, chance)
    return text


def _in_lines(change):
    """Make a change of lines one of a text."""

    def of_text(text, chance):
        lines = text.split("\n")
        change(lines, chance)
        return "\n".join(lines)

    return of_text


def _at(lines, chance):
    return chance.randrange(len(lines))


@_in_lines
def _without_lines(lines, chance):
    start = _at(lines, chance)
    del lines[start : start + chance.randint(1, 12)]
    lines.append("")


@_in_lines
def _moved_line(lines, chance):
    lines.insert(_at(lines, chance), lines.pop(_at(lines, chance)) if len(lines) > 1 else "")


@_in_lines
def _repeated_line(lines, chance):
    lines[_at(lines, chance)] += ("\n" + lines[_at(lines, chance)]) * chance.randint(1, 30)


@_in_lines
def _odd_line(lines, chance):
    lines.insert(_at(lines, chance), chance.choice(ODD))


@_in_lines
def _other_case(lines, chance):
    place = _at(lines, chance)
    lines[place] = chance.choice([str.upper, str.lower, str.title, str.swapcase])(lines[place])


@_in_lines
def _in_columns(lines, chance):
    place = _at(lines, chance)
    lines[place] = chance.choice(["          ", "\t", " | "]).join(lines[place : place + 2])


def _odd_sign(text, chance):
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(ODD) + text[place:]


def _without_signs(text, chance):
    place = chance.randint(0, len(text))
    return text[:place] + text[place + chance.randint(1, 200) :]


def _cut_off(text, chance):
    place = chance.randint(0, len(text))
    return chance.choice([text[:place], text[place:]]) or text


def _other_figures(text, chance):
    return "".join(
        str(chance.randint(0, 9)) if char.isdecimal() and chance.random() < 0.3 else char for char in text
    )


def _other_breaks(text, chance):
    width = chance.choice([1, 20, 60, 80])
    words, lines = text.split(" "), [""]
    for word in words:
        if len(lines[-1]) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _in_one_line(text, chance):
    place = chance.randint(0, len(text))
    return text[:place] + text[place : place + 3000].replace("\n", " ") + text[place + 3000 :]


def _decomposed(text, chance):
    return unicodedata.normalize(chance.choice(["NFD", "NFKD", "NFC"]), text)


def _without_accents(text, chance):
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


CHANGES = [
    _without_lines, _moved_line, _repeated_line, _odd_line, _other_case, _in_columns, _odd_sign, _odd_sign,
    _without_signs, _cut_off, _other_figures, _other_breaks, _in_one_line, _decomposed, _without_accents,
]  # fmt: skip
