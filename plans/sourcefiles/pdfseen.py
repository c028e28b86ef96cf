"""What was seen on the pages of a PDF besides their words, as sentences for the clerk."""

from dataclasses import dataclass, field

from pdfminer.layout import LTChar, LTContainer, LTFigure, LTImage

from plans.sourcefiles.oldfonts import Coding
from plans.sourcefiles.pdfpages import ANNOTATION, DrawnPage, upright
from plans.sourcefiles.pdfstamps import Stamps
from plans.sourcefiles.pdftables import THIN, Edges
from plans.sourcefiles.pdfwords import Word

# A picture over this part of a page is a scan of it; a smaller one than this (points) is an ornament.
WHOLE_PAGE, SMALLEST = 0.7, 25
# More letters than this that stand sideways or slanting are worth a sentence.
FEWEST_SLANTING = 8
# A line through a word covers this part of it, and stays so far (parts of its size) from its upper and lower edge.
COVERED, HIGHEST, LOWEST = 0.8, 0.3, 0.35
MOST_LINES = 300


@dataclass
class Seen:
    """Collects what was seen, page by page."""

    pages: int = 0
    stamped: list[str] = field(default_factory=list)
    struck: int = 0
    codings: set[Coding] = field(default_factory=set)
    # Numbers of pages, from 1.
    turned: list[int] = field(default_factory=list)
    slanting: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    mute_stamps: list[int] = field(default_factory=list)
    crossed: list[int] = field(default_factory=list)

    def add(self, drawn: DrawnPage, words: list[Word], stamps: Stamps, lines: list[Edges]) -> None:
        """Note what the next page holds; `lines` are the edges of everything drawn on it."""
        self.pages += 1
        self.stamped += stamps.sentences
        self.struck += drawn.struck
        self.codings |= {word.coding for word in words if word.coding}
        layout = drawn.layout
        letters = [one for one in _parts(layout, LTChar) if one.get_text().strip()]
        images = [image for image in _parts(layout, LTImage) if min(image.width, image.height) >= SMALLEST]
        scanned = any(
            image.width * image.height > WHOLE_PAGE * layout.width * layout.height for image in images
        )
        mute = any(_is_mute(part) for part in layout)
        for holds, noted in (
            (drawn.turned, self.turned),
            (sum(not upright(letter) for letter in letters) >= FEWEST_SLANTING, self.slanting),
            (images and not words, self.scans),
            (scanned and words, self.recognised),
            (images and words and not scanned and not mute, self.pictures),
            (mute, self.mute_stamps),
            (_crossed(words, lines), self.crossed),
        ):
            if holds:
                noted.append(self.pages)

    def sentences(self) -> list[str]:
        """Return the sentences, those on stamps first."""
        names = sorted({coding.name_for_people for coding in self.codings})
        by_page = [
            (self.mute_stamps, "có dấu hoặc chữ ký là ảnh, không có chữ để đọc."),
            (self.pictures, "có ảnh (dấu, chữ ký hoặc hình): chữ trong ảnh không đọc được."),
            (self.scans, "chỉ có ảnh chụp, không có chữ để đọc: xin chép phần này vào."),
            (self.recognised, "là ảnh chụp có lớp chữ nhận dạng (OCR): xin so kỹ với bản gốc."),
            (self.turned, "nằm ngang hoặc ngược: đã xoay lại để đọc."),
            (self.crossed, "có chữ bị kẻ ngang qua (gạch bỏ): chữ ấy vẫn được đọc, xin xem lại."),
            (self.slanting, "có chữ viết nghiêng hoặc dọc: đã bỏ qua."),
        ]
        found = self.stamped + [f"{named_pages(pages)} {what}" for pages, what in by_page if pages]
        if self.struck:
            found.append(f"Tệp có {self.struck} chỗ đánh dấu gạch bỏ: chữ ở đó vẫn được đọc, xin xem lại.")
        return found + [f"Đã chuyển chữ từ phông {name} sang Unicode." for name in names]


def named_pages(pages: list[int]) -> str:
    """Return page numbers as the beginning of a sentence: "Trang 1, 3"."""
    return f"Trang {', '.join(map(str, pages))}"


def _is_mute(part) -> bool:
    """Tell whether a stamp or signature shows a picture and no letters."""
    shown = isinstance(part, LTFigure) and part.name.startswith(ANNOTATION)
    return shown and any(_parts(part, LTImage)) and not any(_parts(part, LTChar))


def _crossed(words: list[Word], lines: list[Edges]) -> bool:
    """Tell whether a line is drawn through the middle of a word; a line under it is no such line."""
    thin = [line for line in lines if line[3] - line[2] <= THIN and line[1] - line[0] > THIN][:MOST_LINES]
    return any(
        left < word.right
        and right > word.left
        and min(right, word.right) - max(left, word.left) >= COVERED * (word.right - word.left)
        and word.top + HIGHEST * word.size < (top + bottom) / 2 < word.bottom - LOWEST * word.size
        for left, right, top, bottom in thin
        for word in words
    )


def _parts(container, kind) -> list:
    """Return every part of a kind of layout object that lies in a container, at any depth."""
    found: list = []
    for part in container:
        if isinstance(part, kind):
            found.append(part)
        elif isinstance(part, LTContainer):
            found += _parts(part, kind)
    return found
