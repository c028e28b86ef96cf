"""Judges the digital signatures of a PDF: whether one of them covers the whole file as it lies here."""

import io

from dialogue_portal.documents.scanfiles.seen import Signature

COVERS = "Có chữ ký số bao trùm toàn bộ tệp; tệp không bị sửa từ khi ký."
ADDED = "Có chữ ký số, nhưng tệp còn được ghi thêm sau khi ký: chữ ký không bao trùm toàn bộ tệp."
CHANGED = "Có chữ ký số, nhưng nội dung tệp không khớp chữ ký: tệp đã bị sửa, hoặc chữ ký hỏng."
# The words that begin every signature dictionary (ISO 32000-1, 12.8.1).
RANGE = b"/ByteRange"


def signature_of(content: bytes) -> Signature:
    """Return what the signatures show. Certificates, their issuers and their time of validity are not judged."""
    if RANGE not in content:
        return Signature()
    # Imported here: few scans are signed, and it takes half a second.
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        signed = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
        judged = [(one.signer_cert.subject.native.get("common_name", ""), _judged(one)) for one in signed]
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Signature(words=CHANGED)
    if not judged:
        return Signature()
    names = list(dict.fromkeys(name for name, _ in judged if name))
    verdicts = [verdict for _, verdict in judged]
    # A broken one spoils the file, whatever others cover.
    words = next((words for words in (CHANGED, COVERS) if words in verdicts), ADDED)
    return Signature(covers=words == COVERS, words=words, names=names)


def _judged(signed) -> str:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    signed.compute_integrity_info(skip_diff=True)
    intact, valid = validate_sig_integrity(
        signed.signer_info,
        signed.signer_cert,
        expected_content_type="data",
        actual_digest=signed.compute_digest(),
    )
    if not (intact and valid):
        return CHANGED
    return COVERS if signed.coverage == SignatureCoverageLevel.ENTIRE_FILE else ADDED
