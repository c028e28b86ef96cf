from plans.models.outline import KINDS, Item, Section
from plans.models.plan import Plan
from plans.models.round import Round

__all__ = ["KINDS", "Item", "Plan", "Round", "Section"]
