from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.documents.models.entries import RegisterEntry
from dialogue_portal.documents.models.issued import (
    AppendOnly,
    IssuedDocument,
    IssuedFile,
)
from dialogue_portal.documents.models.numbers import NumberBook
from dialogue_portal.documents.models.printed import PrintedText
from dialogue_portal.documents.models.scan import Scan, ScanFile
from dialogue_portal.documents.models.signed import CopyDecision, SignedCopy, SignedFile
from dialogue_portal.documents.models.validity import StatusChange
from dialogue_portal.documents.signing.models import PreparedFile, PreparedPrint, PrintProgress, SigningTurn
from dialogue_portal.documents.states import REGISTERED_TYPES, PaperType, Validity

__all__ = [
    "REGISTERED_TYPES",
    "AppendOnly",
    "CopyDecision",
    "Correction",
    "IssuedDocument",
    "IssuedFile",
    "NumberBook",
    "PaperType",
    "PreparedFile",
    "PreparedPrint",
    "PrintProgress",
    "PrintedText",
    "RegisterEntry",
    "Scan",
    "ScanFile",
    "SignedCopy",
    "SignedFile",
    "SigningTurn",
    "StatusChange",
    "Validity",
]
