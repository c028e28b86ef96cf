"""The terms that a plan may set, as fields of its forms."""

from typing import cast

from django import forms

from dialogue_portal.ownterms.table import limit
from dialogue_portal.workdays import terms
from dialogue_portal.workdays.termfields import TermField
from dialogue_portal.workdays.terms import TermSetting
from plans.terms.in_force import COLUMNS, NAMES, PlanLike, usual_terms


class TermsMixin(forms.Form):
    """The terms of a plan; cleaned, they are the plan's own columns. Comes before a ModelForm of the plan."""

    registration = TermField(terms.REGISTRATION, label="Hạn gửi phiếu đăng ký")
    notice = TermField(terms.NOTICE, label="Hạn thông báo thời gian, địa điểm", more=limit(terms.NOTICE))
    reply = TermField(terms.REPLY, label="Hạn trả lời ý kiến được phân công")
    conclusion = TermField(terms.CONCLUSION, label="Hạn ra thông báo kết luận")
    results = TermField(terms.RESULTS, label="Hạn công khai kết quả", more=limit(terms.RESULTS))

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)  # type: ignore[call-arg]  # the ModelForm takes it
        for name, usual in usual_terms(instance).items():
            cast(TermField, self.fields[name]).keep(usual)

    def clean(self):
        """Replaces each term by the columns of the plan."""
        cleaned = super().clean() or self.cleaned_data
        for name in NAMES:
            if name in cleaned:
                term = cleaned.pop(name)
                cleaned |= {f"{name}_{column}": value for column, value in vars(term).items()}
        return cleaned


def terms_of(plan: PlanLike) -> dict[str, TermSetting]:
    """The terms that a plan sets, as the fields show them."""
    return {
        name: TermSetting(*(getattr(plan, f"{name}_{column}", None) for column in COLUMNS)) for name in NAMES
    }
