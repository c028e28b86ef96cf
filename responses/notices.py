from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.notice import Notice


class ToAnswerers(Notice):
    """Goes to the officer, or to every officer of the department where none was named; substitutes get the letters
    of absent officers."""

    def recipients(self):
        officers = User.objects.with_role(self.about.authority, Role.OFFICER)
        if self.about.officer_id:
            officers = User.objects.filter(pk=self.about.officer_id)
        else:
            officers = officers.filter(memberships__department=self.about.department)
        return [user.email for user in officers.distinct().present(self.about.authority)]
