from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.functional import cached_property

from dialogue_portal.forms.fields import TextField
from registrations.collecting.kinds import CollectorKind, channel_of
from registrations.collecting.models import Collector
from registrations.entry.forms import EntryForm
from registrations.form.wording import CONSENT
from registrations.forms import LONGEST_QUESTION

LEFT_OUT = ("organisation", "email", "named_in_public", "collector", "chosen_files", "seen_same")


class NeighbourForm(EntryForm):
    """Phiếu nhập cho bà con: the shortest form that the head of a collector can fill in on a telephone."""

    def __init__(
        self, typed=None, *, collector: Collector, today: date, initial: dict[str, Any] | None = None
    ):
        self.is_of_hamlet = collector.kind == CollectorKind.HAMLET
        fixed = {"channel": channel_of(collector.kind), "handed_in_on": today, "late_reason": ""}
        super().__init__(
            typed,
            round=collector.round,
            today=today,
            fixed=fixed,
            initial=first_words_of(collector) | (initial or {}),
        )
        for name in LEFT_OUT:
            if name != "organisation" or self.is_of_hamlet:
                self.fields.pop(name, None)
        boxes = ("full_name", "organisation", "phone", "address", "attends")
        self.PERSON = tuple(name for name in boxes if name in self.fields)
        self._say_it_for_the_head()

    def _say_it_for_the_head(self):
        """The words of the page, said to somebody who writes for a neighbour or a member."""
        fields = self.fields
        # On a telephone the keyboard would hide the number of the slip before.
        fields["full_name"].widget.attrs.pop("autofocus", None)
        fields["full_name"].label = "Họ và tên người có ý kiến"
        fields["full_name"].error_messages["required"] = "Xin ghi họ và tên người có ý kiến."
        fields["phone"].label = "Số điện thoại (nếu có)"
        fields["phone"].help_text = "Có số thì người ấy tra cứu được bằng số này và mã phiếu."
        fields["address"].label = "Địa chỉ"
        if "organisation" in fields:
            fields["organisation"].label = "Thay mặt tổ chức"
            fields[
                "organisation"
            ].help_text = "Ý kiến chung của hội viên thì để tên tổ chức; của riêng một người thì xóa ô này."
        fields["procedures"].label = "Ý kiến về quy định, giấy tờ"
        fields["handling"].label = "Ý kiến về việc giải quyết hồ sơ"
        fields["consent"].label = "Người có ý kiến đã đồng ý"
        fields["consent"].help_text = f"Xin đọc cho người ấy nghe: «{CONSENT}»"
        fields["consent"].error_messages["required"] = "Người có ý kiến phải đồng ý: xin hỏi rồi đánh dấu."

    @cached_property
    def helper(self):
        """How crispy draws the form."""
        helper = FormHelper()
        helper.form_tag = False
        helper.layout = Layout(
            Fieldset("Người có ý kiến", *self.PERSON),
            Fieldset("Ý kiến: ghi ít nhất một ô", "procedures", "handling"),
            "consent",
            "form_key",
        )
        return helper


def first_words_of(collector: Collector) -> dict[str, str]:
    """What stands in the boxes before anybody types: the place of a hamlet, the name and head of a body."""
    if collector.kind == CollectorKind.HAMLET:
        return {"address": f"{collector.name}, {collector.authority.kind} {collector.authority.place}"}
    return {
        "full_name": collector.head,
        "organisation": collector.name,
        "phone": collector.phone,
        "address": f"{collector.authority.kind} {collector.authority.place}",
    }


class WordsForm(forms.Form):
    """The words of each question of a slip, to be corrected as its sender asks."""

    use_required_attribute = False

    def __init__(self, typed=None, *, questions):
        super().__init__(typed, label_suffix="")
        self.questions = {f"text_{question.pk}": question for question in questions}
        for number, (name, question) in enumerate(self.questions.items(), 1):
            self.fields[name] = TextField(
                label=f"Ý kiến {number}" if len(self.questions) > 1 else "Ý kiến",
                rows=4,
                max_length=LONGEST_QUESTION,
                initial=question.text,
                missing="Ô này không để trống được. Muốn bỏ ý kiến thì bấm «Rút phiếu».",
            )

    @property
    def changed(self):
        """(question, its new words) of a valid form, without those that stay as they are."""
        return [
            (question, self.cleaned_data[name])
            for name, question in self.questions.items()
            if self.cleaned_data[name] != question.text
        ]
