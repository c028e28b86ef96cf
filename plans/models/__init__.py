from plans.models.mark import Mark
from plans.models.outline import KINDS, Item, Section
from plans.models.plan import Plan
from plans.models.release import Release
from plans.models.removed import RemovedLine
from plans.models.round import Round
from plans.models.roundpaper import Invitee, PaperKind, RoundPaper

__all__ = [
    "KINDS",
    "Invitee",
    "Item",
    "Mark",
    "PaperKind",
    "Plan",
    "Release",
    "RemovedLine",
    "Round",
    "RoundPaper",
    "Section",
]
