"""LibreOffice opens and prints the Word copies: with the words and measures of our own PDF."""

import re
import subprocess
from datetime import date
from types import SimpleNamespace

import pytest

from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import SampleMinutes, a_plan_paper, an_authority, an_outline
from tests.documents.test_layout import FORM
from tests.documents.test_many_letters import letters_to

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}
PAPERS = {
    "plan": lambda: a_plan_paper(an_outline(8, annex=FORM)),
    "minutes": lambda: SampleMinutes(SimpleNamespace(authority=an_authority())),
    "letters": lambda: letters_to(3, lines=3),
}


def by_libreoffice(content: bytes, folder) -> bytes:
    (folder / "ban.docx").write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "ban.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "ban.pdf").read_bytes()


@pytest.fixture(scope="module", params=PAPERS)
def both(request, tmp_path_factory):
    """Our own print of a paper, and LibreOffice's print of its Word copy."""
    paper = PAPERS[request.param]()
    return pdf_of(paper, **ISSUED), by_libreoffice(
        docx_of(paper, **ISSUED), tmp_path_factory.mktemp(request.param)
    )


def words_of(content):
    """All words but page numbers and dots to write on, sorted, because columns are read in different orders."""
    words = [word.text for page in printed.pages(content) for word in page if word.bottom > 19]
    return sorted(word for word in words if not re.fullmatch(r"[.…_\s]+", word))


def test_the_words_are_those_of_the_print(both):
    ours, theirs = map(words_of, both)

    assert theirs == ours


def test_the_text_keeps_to_the_margins_of_the_decree(both):
    words = [word for page in printed.pages(both[1]) for word in page if word.bottom > 19]

    assert min(word.left for word in words) >= 30 - 0.5
    assert max(word.right for word in words) <= 190 + 0.5
    assert max(word.bottom for word in words) <= 277 + 0.5


def test_the_heading_stands_where_it_stands_in_the_print(both):
    places = [
        printed.line_of(printed.pages(content)[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") for content in both
    ]

    assert abs(places[0][0].left - places[1][0].left) < 4
    assert abs(places[0][0].top - places[1][0].top) < 4
    assert len({round(word.top, 1) for word in places[1]}) == 1


def test_there_are_as_many_pages(both):
    assert len(printed.pages(both[1])) == len(printed.pages(both[0]))
