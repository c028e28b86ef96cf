"""The rows of text at the top of page one, by where the letters stand: an e-office stamps number and date there."""

import pypdfium2

TOP = 0.55  # of the height of the page
MOST_LETTERS = 4000
# Of the height of a letter: farther apart is another row, or another word.
SAME_ROW, SAME_WORD = 0.6, 0.25


def rows_of_first_page(content: bytes) -> list[str]:
    """Return the rows from top to bottom, empty for a picture without a text layer."""
    with pypdfium2.PdfDocument(content) as file:
        page = file[0]
        if file.get_formtype():
            file.init_forms()
        text = page.get_textpage()
        limit = page.get_height() * (1 - TOP)
        letters = []
        for place in range(min(text.count_chars(), MOST_LETTERS)):
            letter = text.get_text_range(place, 1)
            left, bottom, right, top = text.get_charbox(place, loose=True)
            if letter.strip() and bottom > limit:
                letters.append(((bottom + top) / 2, left, right, top - bottom, letter))
    return [_written(row) for row in _rows(letters)]


def _rows(letters):
    rows: list[list[tuple]] = []
    for letter in sorted(letters, key=lambda one: -one[0]):
        if rows and rows[-1][-1][0] - letter[0] < SAME_ROW * letter[3]:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def _written(row) -> str:
    words, end = "", None
    for _, left, right, height, letter in sorted(row, key=lambda one: one[1]):
        if end is not None and left - end > SAME_WORD * height:
            words += " "
        words, end = words + letter, right
    return words
