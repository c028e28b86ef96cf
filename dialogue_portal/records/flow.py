"""The flow engine: each step is declared once; pages, tests, diagrams and records all read the declaration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.models import Record

# Sent inside the step's transaction with obj, step, actor, today, note: the one way news travels right.
step_taken = Signal()

REASON_OWED = "Xin ghi lý do để người nhận biết phải làm gì."


class StepRefused(Exception):
    """The step cannot be taken; the sentence is for the user, `field` names the form field it belongs to."""

    def __init__(self, message: str, field: str | None = None):
        super().__init__(message)
        self.field = field


def refuse_stale(seen, now, field: str | None = None) -> None:
    """`seen` is what a form was opened with, None when nobody asks: a newer text is never overwritten."""
    if seen not in (None, now):
        raise StepRefused(
            "Người khác vừa sửa nội dung này. Xin mở lại trang để xem bản mới, rồi chép phần của ông/bà vào.",
            field,
        )


@dataclass(frozen=True)
class Step:
    """One step of a life: from which states to which, and who may take it.

    `asks` is "" for a plain button, "note" where a reason is owed, "form" where the page asks for more, "confirm"
    where the `warning` is read first because nothing can be taken back.
    An empty `target` keeps the state; a `quiet` step is taken by other services only and has no button. Where it would
    only be refused, `offered` keeps the button away; tone "side" is never the first thing to do, "danger" the last.
    """

    name: str
    label: str
    sources: tuple
    target: str
    allowed: Callable
    asks: str = ""
    warning: str = ""
    tone: str = ""
    quiet: bool = False
    offered: Callable = lambda obj: True

    def starts_from(self, obj) -> bool:
        return obj.state in self.sources


class Flow:
    """The life of one kind of row: its steps, its last states, how it comes into being, what else is recorded."""

    def __init__(
        self, *steps: Step, ends: Iterable, births: Iterable[Birth] = (), events: Iterable[Event] = ()
    ):
        self.steps = {step.name: step for step in steps}
        self.ends = tuple(ends)
        self.births = {birth.name: birth for birth in births}
        self.events = {event.name: event for event in events}
        self.services = {}

    @property
    def recorded_names(self) -> set[str]:
        """Every name under which something of such a row is recorded."""
        return {*self.steps, *self.births, *self.events}

    def record_birth(self, name: str, obj, *, actor, label: str = "", note: str = "") -> None:
        """Records that `obj`, which is stored already, has come into being."""
        Record.objects.write(obj, self.births[name], actor=actor, label=label, after=obj.state, note=note)

    def available(self, obj, user) -> list[Step]:
        """The steps `user` may take now, in the order of their declaration."""
        return [
            step
            for step in self.steps.values()
            if not step.quiet and step.starts_from(obj) and step.offered(obj) and step.allowed(user, obj)
        ]

    def step(self, name: str):
        """Turns a service that does only what is special to the step into the step itself.

        The made function takes the row and, by keyword, actor, today (local date), note and the service's own data;
        it returns the row as saved. Raises StepRefused, or PermissionDenied when the actor may not.
        """
        step = self.steps[name]

        def register(service):
            @wraps(service)
            def take(obj, *, actor, today=None, note="", **data):
                today = today or localdate()
                with transaction.atomic():
                    obj = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
                    self._refuse_wrong_start(step, obj, actor, note)
                    before = obj.state
                    obj.state = step.target or before
                    service(obj, actor=actor, today=today, note=note, **data)
                    self._save(obj)
                    Record.objects.write(obj, step, actor=actor, before=before, after=obj.state, note=note)
                    step_taken.send(type(obj), obj=obj, step=step, actor=actor, today=today, note=note)
                return obj

            self.services[name] = take
            return take

        return register

    def take(self, name, obj, **data):
        return self.services[name](obj, **data)

    def as_mermaid(self, choices) -> str:
        """A state diagram in Mermaid's words; `choices` are the states' (value, Vietnamese name) pairs."""
        lines = [f"    {value}: {name}" for value, name in choices]
        lines += [
            f"    {source} --> {step.target or source}: {step.label}"
            for step in self.steps.values()
            for source in step.sources
        ]
        return "\n".join(["stateDiagram-v2", *lines])

    def _refuse_wrong_start(self, step, obj, actor, note):
        if not step.allowed(actor, obj):
            raise PermissionDenied(f"Ông/bà không có quyền thực hiện bước «{step.label}».")
        if not step.starts_from(obj):
            raise StepRefused(
                f"Không thực hiện được bước «{step.label}» vì trạng thái hiện nay là «{obj.get_state_display()}»."
            )
        if step.asks == "note" and not note.strip():
            raise StepRefused(REASON_OWED, "note")

    def _save(self, obj):
        try:
            obj.validate_constraints()
        except ValidationError as error:
            raise StepRefused(" ".join(error.messages)) from error
        obj.save()


class Flowing(models.Model):
    """A row whose `state` is changed by the steps of its class's `flow` only."""

    class Meta:
        abstract = True

    @property
    def records(self):
        return Record.objects.about(self)

    def step_url(self, step_name: str) -> str:
        kwargs = {"authority": self.authority.slug, "pk": self.pk, "step": step_name}
        return reverse(f"{self._meta.app_label}:{self._meta.model_name}_step", kwargs=kwargs)
