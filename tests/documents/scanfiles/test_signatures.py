"""«Có chữ ký số» is said only where a signature covers the whole file as it lies here."""

import io

import pikepdf
import pytest

from dialogue_portal.documents.scanfiles.apart import look_at
from dialogue_portal.documents.scanfiles.signatures import ADDED, CHANGED, COVERS
from tests.documents.signing_key import signed


def a_pdf():
    file = io.BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page(page_size=(300, 400))
        whole.save(file)
    return file.getvalue()


def with_more(pdf):
    """The file with a change written behind its end, as programs do that only add."""
    from pyhanko.pdf_utils.generic import NameObject, pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root[pdf_name("/GhiThem")] = pdf_string("them")
    writer.update_root()
    file = io.BytesIO()
    writer.write(file)
    assert NameObject
    return file.getvalue()


def forged():
    """A file that only looks signed: the dictionary stands there, its range covers a few bytes."""
    file = io.BytesIO()
    with pikepdf.new() as whole:
        page = whole.add_blank_page(page_size=(300, 400))
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
            ByteRange=[0, 1, 2, 3],
            Contents=pikepdf.String(b"\x30\x00"),
        )
        box = whole.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="K", Rect=[0] * 4
            )
        )
        box.V = whole.make_indirect(value)
        page.obj.Annots = pikepdf.Array([box])
        whole.Root.AcroForm = pikepdf.Dictionary(Fields=[box], SigFlags=3)
        whole.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "covers", "words"),
    [
        (a_pdf, False, ""),
        (lambda: signed(a_pdf()), True, COVERS),
        (lambda: signed(signed(a_pdf()), "ChuKy2"), True, COVERS),
        (lambda: with_more(signed(a_pdf())), False, ADDED),
        (lambda: signed(a_pdf()).replace(b"300", b"301", 1), False, CHANGED),
        (forged, False, CHANGED),
    ],
    ids=["none", "one", "two", "added", "changed", "forged"],
)
def test_a_signature_counts_only_where_it_covers_the_whole_unchanged_file(content, covers, words):
    seen = look_at([content()]).signature

    assert (seen.covers, seen.words) == (covers, words)


def test_a_signed_file_is_kept_byte_by_byte_and_names_its_signer():
    content = signed(a_pdf())

    seen = look_at([content])

    assert (seen.content, seen.signature.names) == (content, ["Ủy ban nhân dân xã Tân Hòa"])
