"""How a paper is taken out of force or replaced: by a step of the row that it is about, with all that hangs on it.

The class of such a row names its steps: `validity_steps = {Validity.WITHDRAWN: "cancel", …}`. Where another row takes
the step for it, its property `validity_owner` is that row. A paper of any other row is changed in the register by hand.
"""

from dataclasses import dataclass
from typing import Any

from dialogue_portal.documents.models import IssuedDocument, Validity
from dialogue_portal.forms.fields import TextField
from dialogue_portal.records.flow import Flowing, Step
from dialogue_portal.records.forms import ReasonForm


@dataclass(frozen=True)
class OwnStep:
    """The step by which a row changes the validity of its own paper."""

    row: Flowing
    step: Step

    @property
    def url(self) -> str:
        """The address of the page of the step."""
        return self.row.step_url(self.step.name)

    def is_open_to(self, user) -> bool:
        """Whether the user may take it now."""
        return self.step in self.row.flow.available(self.row, user)


def own_step(document: IssuedDocument, kind: Validity) -> OwnStep | None:
    """The step of the paper's row that makes its validity `kind`; None where the register changes it by hand."""
    subject: Any = document.subject
    name = getattr(subject, "validity_steps", {}).get(kind)
    if name is None:
        return None
    row = getattr(subject, "validity_owner", subject)
    return OwnStep(row, row.flow.steps[name])


class WithdrawalForm(ReasonForm):
    """Why an issued paper is withdrawn, and by which paper of another place it is replaced, if any."""

    by_text = TextField(
        label="Thay bằng văn bản ban hành ngoài cổng",
        max_length=200,
        required=False,
        help_text="Loại, số, ký hiệu và ngày, ví dụ Kế hoạch số 15/KH-UBND ngày 02/03/2026. Để trống thì văn bản được "
        "ghi là đã thu hồi.",
    )
