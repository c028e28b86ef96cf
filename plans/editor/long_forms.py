"""A form with more rows than the portal reads at once: its words are shown again instead of being lost."""

from urllib.parse import parse_qsl

from django.core.exceptions import TooManyFieldsSent
from django.shortcuts import render

from plans.editor.rows import changed_rows


def shows_words_of_long_forms(view):
    """Lets a view answer a form that is too long (dialogue_portal.accounts.views.bad_request) with its words."""
    view.when_too_long = words_of_long_form
    return view


def words_of_long_form(request, exception):
    """413 with a sentence, and the changed words where the browser's form was read."""
    words = []
    if isinstance(exception, TooManyFieldsSent):
        sent = dict(parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True))
        words = [text for text, _ in changed_rows(sent).values()] + [sent.get("new-text", "").strip()]
    context = {"words": list(filter(None, words))}
    return render(request, "plans/editor/too_long.html", context, status=413)
