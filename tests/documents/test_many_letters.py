"""A paper to many people is one letter for each under one number, printed by several processes as one file."""

import io
from datetime import date
from itertools import chain
from types import SimpleNamespace

import pikepdf
import pytest

from dialogue_portal.documents import pdf, print_shares
from dialogue_portal.documents.blocks import line
from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import FILLER, an_authority

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}


class Letters(Paper):
    type_code = PaperType.INVITATION
    type_name = "GIẤY MỜI"
    about = "Dự hội nghị đối thoại"
    year = 2026
    recipients = ["Như trên"]

    def letters(self):
        filler = [line(FILLER)] * self.subject.lines
        return [[line(f"Ông {number}.", lead="Kính mời:"), *filler] for number in range(self.subject.people)]

    def bookmark_of(self, letter):
        return letter[0].text


def letters_to(people, lines=1):
    return Letters(SimpleNamespace(authority=an_authority(), people=people, lines=lines))


@pytest.fixture(scope="module")
def joined():
    """Three letters, printed by three processes."""
    paper = letters_to(3)
    pages = [paper.html(**ISSUED, letters=[body]) for body in paper.letters()]
    return print_shares.render(pages, archival=True)


def test_letters_of_two_pages_are_numbered_each_by_itself():
    tops = [
        [word.text for word in page if word.bottom < 19]
        for page in printed.pages(pdf_of(letters_to(3, lines=14), **ISSUED))
    ]

    assert tops == [[], ["2"], [], ["2"], [], ["2"]]


@pytest.mark.parametrize(
    ("letters", "cores", "processes"), [(1, 4, 1), (39, 4, 1), (40, 2, 2), (100, 2, 2), (100, 8, 5)]
)
def test_processes_are_started_for_many_letters_only(letters, cores, processes):
    assert print_shares.processes_for(letters, cores) == processes


@pytest.mark.parametrize(
    ("letters", "number", "lengths"), [(7, 1, [7]), (100, 2, [50, 50]), (68, 3, [22, 23, 23])]
)
def test_shares_keep_the_order_and_are_equally_long(letters, number, lengths):
    shares = print_shares.shares(list(range(letters)), number)

    assert [len(share) for share in shares] == lengths
    assert list(chain.from_iterable(shares)) == list(range(letters))


def test_a_joined_file_has_every_letter_in_order(joined):
    pages = [" ".join(word.text for word in page) for page in printed.pages(joined)]

    assert [f"Kính mời: Ông {number}." in page for number, page in enumerate(pages)] == [True] * 3
    assert all("Số: 07/GM-UBND" in page for page in pages)


def test_a_joined_file_is_tagged_like_one_of_a_single_process(joined):
    whole = pdf.render(letters_to(3).html(**ISSUED), archival=True)

    structures = [printed.poppler("pdfinfo", "-struct-text", pdf=content) for content in (joined, whole)]

    assert structures[0] == structures[1]


def test_a_joined_file_has_a_bookmark_for_each_letter_and_keeps_its_language(joined):
    with pikepdf.open(io.BytesIO(joined)) as file, file.open_outline() as outline:
        bookmarks = [(one.title, file.pages.index(pikepdf.Page(one.destination[0]))) for one in outline.root]
        root = file.Root

        assert bookmarks == [("Ông 0.", 0), ("Ông 1.", 1), ("Ông 2.", 2)]
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("vi", True)


def test_every_page_of_a_joined_file_finds_its_own_tags(joined):
    with pikepdf.open(io.BytesIO(joined)) as file:
        keys = [int(page.StructParents) for page in file.pages]
        tree = list(file.Root.StructTreeRoot.ParentTree.Nums)
        tags = dict(zip(map(int, tree[::2]), tree[1::2], strict=True))
        belong = [
            all(tag.Pg == page.obj for tag in tags[key]) for key, page in zip(keys, file.pages, strict=True)
        ]
        metadata = file.open_metadata()

        assert (keys, belong) == ([0, 1, 2], [True] * 3)
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_the_same_letters_joined_give_the_same_bytes(joined):
    paper = letters_to(3)

    assert (
        print_shares.render([paper.html(**ISSUED, letters=[body]) for body in paper.letters()], archival=True)
        == joined
    )


def test_a_draft_is_printed_by_several_processes_too():
    paper = letters_to(2)
    pages = [paper.html(letters=[body]) for body in paper.letters()]

    words = printed.text(print_shares.render(pages, archival=False))

    assert words.count("Kính mời: Ông") == 2


def test_a_failure_in_another_process_is_an_error():
    with pytest.raises(pdf.PaperNotPrinted):
        print_shares.render(
            ["<p lang=vi>Một", '<p lang=vi><img src="https://paper.invalid/khong-co.png">'], archival=False
        )


def test_the_word_copy_has_a_section_for_each_letter():
    from docx import Document

    document = Document(io.BytesIO(docx_of(letters_to(3), **ISSUED)))

    assert len(document.sections) == 3
    assert [paragraph.text for paragraph in document.paragraphs if "Kính mời" in paragraph.text] == [
        f"Kính mời: Ông {number}." for number in range(3)
    ]
