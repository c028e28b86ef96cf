from dialogue_portal.documents.models.issued import (
    CODE_LENGTH,
    AppendOnly,
    IssuedDocument,
    IssuedFile,
    PaperType,
)
from dialogue_portal.documents.models.numbers import NumberBook
from dialogue_portal.documents.models.printed import PrintedText
from dialogue_portal.documents.models.signed import SignedCopy, SignedFile
from dialogue_portal.documents.models.validity import StatusChange
from dialogue_portal.documents.states import Validity

__all__ = [
    "CODE_LENGTH",
    "AppendOnly",
    "IssuedDocument",
    "IssuedFile",
    "NumberBook",
    "PaperType",
    "PrintedText",
    "SignedCopy",
    "SignedFile",
    "StatusChange",
    "Validity",
]
