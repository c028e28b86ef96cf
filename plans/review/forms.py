from django.utils.functional import cached_property
from django.utils.timezone import localdate

from dialogue_portal.forms.fields import tidy
from dialogue_portal.records.forms import ReasonForm
from plans.editor.rows import rows_of
from plans.mending.shown import shown_spots

LONGEST_NOTE = 500


class SendBackForm(ReasonForm):
    """The reason for which a plan is sent back, and the lines that are meant; a note alone selects its line."""

    @cached_property
    def lines(self):
        """Each line that can be commented on: the row, whether it was ticked, what was typed."""
        rows = [row for row in rows_of(self.subject) if row.text]
        return [
            (row, f"mark-{row.row_id}" in self.data, self.data.get(f"why-{row.row_id}", "")) for row in rows
        ]

    @cached_property
    def spots(self):
        """What the portal itself would look at in the text."""
        return shown_spots(self.subject, "review", False, localdate())

    def clean(self):
        """Adds `comments`: (row, its words, what is asked) for each selected line."""
        cleaned = super().clean() or self.cleaned_data
        chosen = [(row, tidy(why)[:LONGEST_NOTE]) for row, ticked, why in self.lines if ticked or why.strip()]
        return cleaned | {"comments": [(row.row_id, row.text, why) for row, why in chosen]}
