from django import forms
from django.db.models import Prefetch

from dialogue_portal.absences import rules
from dialogue_portal.accounts.models import Membership, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.forms.fields import DayField, TextField


class PersonField(forms.ModelChoiceField):
    """A person of the authority, with what he does there."""

    def __init__(self, *, missing, **kwargs):
        errors = {
            "required": missing,
            "invalid_choice": "Người này không chọn được. Xin chọn lại trong danh sách.",
        }
        super().__init__(User.objects.none(), empty_label="Chọn người", error_messages=errors, **kwargs)

    def label_from_instance(self, user):
        return f"{user} ({', '.join(post.get_role_display() for post in user.posts)})"


class AbsenceForm(forms.Form):
    """Who is away when, and who stands in; only the office and the leaders say it of others."""

    person = PersonField(label="Người vắng", missing="Xin chọn người vắng.")
    from_on = DayField(label="Vắng từ ngày", missing="Xin chọn ngày đầu.")
    until_on = DayField(label="Đến hết ngày", missing="Xin chọn ngày cuối.")
    substitute = PersonField(
        label="Người làm thay",
        missing="Xin chọn người làm thay.",
        help_text="Công chức chuyên môn do một công chức khác làm thay.",
    )
    reason = TextField(
        label="Lý do",
        max_length=200,
        required=False,
        help_text="Mọi người trong cơ quan đọc được, xin ghi ngắn.",
    )

    def __init__(self, *args, authority, user, **kwargs):
        super().__init__(*args, initial={"person": user}, **kwargs)
        people, substitutes = _people(authority, *Role), _people(authority, *Role)
        person = self.fields["person"]
        if not rules.may_enter_for_others(user, authority.pk):
            people, person.widget = people.filter(pk=user.pk), forms.HiddenInput()
            substitutes = _people(authority, *_who_can_replace(user, authority)).exclude(pk=user.pk)
        person.queryset, self.fields["substitute"].queryset = people, substitutes


def _who_can_replace(user, authority):
    return [Role.OFFICER] if user.is_a(Role.OFFICER, authority.pk) else Role


def _people(authority, *roles):
    posts = Membership.objects.filter(authority=authority).order_by("pk")
    people = User.objects.with_role(authority, *roles).order_by("full_name", "pk")
    return people.prefetch_related(Prefetch("memberships", posts, to_attr="posts"))
