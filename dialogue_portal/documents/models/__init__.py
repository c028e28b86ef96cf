from dialogue_portal.documents.models.issued import (
    AppendOnly,
    IssuedDocument,
    IssuedFile,
)
from dialogue_portal.documents.models.numbers import NumberBook
from dialogue_portal.documents.models.printed import PrintedText
from dialogue_portal.documents.models.signed import SignedCopy, SignedFile
from dialogue_portal.documents.models.validity import StatusChange
from dialogue_portal.documents.signing.models import PreparedFile, PreparedPrint, PrintProgress, SigningTurn
from dialogue_portal.documents.states import PaperType, Validity

__all__ = [
    "AppendOnly",
    "IssuedDocument",
    "IssuedFile",
    "NumberBook",
    "PaperType",
    "PreparedFile",
    "PreparedPrint",
    "PrintProgress",
    "PrintedText",
    "SignedCopy",
    "SignedFile",
    "SigningTurn",
    "StatusChange",
    "Validity",
]
