"""Where in a source text a fact stands: finds the words it was read from, as they are written there."""

from plans.reading.model import ReadPlan
from plans.reading.spelling import folded

# A short needle must stand as words of its own: "12" is not found in "2012".
SHORT = 12
# Facts of the end of a plan: their words may also stand before, so the last place counts.
OF_THE_END = ("signature_lines", "signer_name")


class Source:
    """A source text in which words are found whatever line ends, spaces, signs and accents stand between them."""

    def __init__(self, text: str):
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        letters = {char: _letters(char) for char in set(self.text)}
        found = [(letter, at) for at, char in enumerate(self.text) for letter in letters[char]]
        self._letters = "".join(letter for letter, _ in found)
        self._offsets = [at for _, at in found]

    def words(self, needle: str, *, last: bool = False) -> str:
        """Return the part of the text that has the letters and figures of `needle`; "" where it stands nowhere."""
        letters = _letters(needle)
        find, at = (self._letters.rfind if last else self._letters.find), -1
        if letters:
            at = find(letters)
        while at >= 0 and len(letters) < SHORT and not self._stands_alone(at, len(letters)):
            at = find(letters, 0, at + len(letters) - 1) if last else find(letters, at + 1)
        if at < 0:
            return ""
        return self.text[self._offsets[at] : self._offsets[at + len(letters) - 1] + 1]

    def _stands_alone(self, at: int, length: int) -> bool:
        before, after = self._offsets[at] - 1, self._offsets[at + length - 1] + 1
        return not any(
            0 <= place < len(self.text) and self.text[place].isalnum() for place in (before, after)
        )


def set_places(plan: ReadPlan, *readings: ReadPlan, text: str) -> None:
    """Set `places` of `plan` to the words of `text`, from what each of the `readings` of it noted, the first first."""
    source = Source(text)
    plan.places = {
        code: words
        for code in dict.fromkeys(code for one in readings for code in one.places)
        if getattr(plan, code, True)
        and (words := _first_found(source, code, [one.places.get(code, "") for one in readings]))
    }


def _first_found(source: Source, code: str, needles: list[str]) -> str:
    """Return the first needle that stands in the source, whole or else its first line."""
    tried = [*needles, *(needle.split("\n")[0] for needle in needles)]
    return next((words for needle in tried if (words := source.words(needle, last=code in OF_THE_END))), "")


def _letters(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())
