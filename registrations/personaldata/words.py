"""Where free words about a question are stored, and what becomes of them when its sender is removed."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from dialogue_portal.formats.masking import Mask


@dataclass(frozen=True)
class PersonalWords:
    """The columns of a model in which a citizen may be named; `question` is the lookup from its row to the question.

    `kept` belong to the file of the dialogue: they lose only what names the person. `dropped` are emptied.
    """

    question: str
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def models_with_words() -> list[type[Model]]:
    """Every model that says so by its `personal_words`."""
    return [model for model in apps.get_models() if hasattr(model, "personal_words")]


def rows_of(model: Any, questions: QuerySet) -> QuerySet:
    """The rows of such a model that belong to some questions."""
    return model.objects.filter(**{f"{model.personal_words.question}__in": questions.values("pk")})


def words_left(questions: QuerySet, mask: Mask) -> list[tuple[str, str]]:
    """What would stay of the words about some questions without the person, each with what it is, in Vietnamese."""
    left = []
    for model in models_with_words():
        for row in rows_of(model, questions):
            for name in model.personal_words.kept:  # type: ignore[attr-defined]  # as models_with_words says
                if text := getattr(row, name):
                    what = f"{model._meta.verbose_name}, {model._meta.get_field(name).verbose_name}"  # type: ignore[union-attr]  # a column
                    left.append((what, mask.removed_from(text)))
    return left


def take_out(questions: QuerySet, mask: Mask) -> None:
    """Removes the person from all words about some questions."""
    for model in models_with_words():
        declared: PersonalWords = model.personal_words  # type: ignore[attr-defined]  # as models_with_words says
        for row in rows_of(model, questions):
            words = {name: getattr(row, name) for name in (*declared.kept, *declared.dropped)}
            left = {name: mask.removed_from(words[name]) for name in declared.kept} | dict.fromkeys(
                declared.dropped, ""
            )
            changed = [name for name in words if left[name] != words[name]]
            for name in changed:
                setattr(row, name, left[name])
            if changed:
                row.save(update_fields=changed)
