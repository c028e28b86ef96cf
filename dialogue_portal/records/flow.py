"""The flow engine: each step is declared once; pages, tests, diagrams and records read the declaration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.actors import Actor
from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.models import Record, RecordQuerySet
from dialogue_portal.records.refusals import OwedFirst, StepRefused

# Sent inside the transaction of the step with obj, step, actor, today, note: packages on the right listen to it,
# and drawers of the same package.
step_taken = Signal()

REASON_OWED = "Xin ghi lý do để người nhận biết phải làm gì."


class DeadEnd(ValueError):
    """A flow has a state that cannot be reached, or from which no step leads to an end."""


def refuse_stale(seen: Any, now: Any, field: str | None = None) -> None:
    """Raises StepRefused where a text has changed since the form was opened, so that nothing newer is overwritten.

    `seen` is the version the form was opened with, `now` the version as it is; None for `seen` asks nothing.
    """
    if seen not in (None, now):
        raise StepRefused(
            "Người khác vừa sửa nội dung này. Xin mở lại trang để xem bản mới, rồi chép phần của ông/bà vào.",
            field,
        )


@dataclass(frozen=True)
class Step:
    """One step of a flow: from which states it starts, to which state it leads, and who may take it.

    `asks` is "" for a plain button, "note" where a reason is required, "form" where the page asks for more, "confirm"
    where the user reads the `warning` first because the step cannot be undone.
    An empty `target` keeps the state. A `quiet` step is taken by other services only and has no button. `offered` is
    False where the step would be refused, so that no button is shown. A step of tone "side" is never shown as the
    first thing to do, one of tone "danger" is shown last. `writes` tells that whoever takes the step writes on the
    paper of the row, and so does not sign it; `signs` that the step signs the paper.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    allowed: Callable[[Any, Any], bool]
    asks: str = ""
    warning: str = ""
    tone: str = ""
    quiet: bool = False
    offered: Callable[[Any], bool] = lambda obj: True
    writes: bool = False
    signs: bool = False

    def starts_from(self, obj: "Flowing") -> bool:
        """Whether the step starts from the state of `obj`."""
        return obj.state in self.sources


class Flow:
    """The flow of one kind of row: its steps, its last states, how rows are created, what else is recorded."""

    def __init__(
        self, *steps: Step, ends: Iterable[str], births: Iterable[Birth] = (), events: Iterable[Event] = ()
    ):
        self.steps = {step.name: step for step in steps}
        self.ends = tuple(ends)
        self.births = {birth.name: birth for birth in births}
        self.events = {event.name: event for event in events}
        self.services: dict[str, Callable[..., Any]] = {}
        self._verbs: dict[str, Callable[..., None]] = {}

    @property
    def recorded_names(self) -> set[str]:
        """Every declared name under which something about such a row is recorded."""
        return {*self.steps, *self.births, *self.events}

    @property
    def writing_names(self) -> set[str]:
        """The names under which it is recorded that somebody wrote on the paper of a row."""
        declared: Iterable[Step | Event] = [
            *self.steps.values(),
            *self.births.values(),
            *self.events.values(),
        ]
        return {one.name for one in declared if one.writes}

    @property
    def signing_names(self) -> set[str]:
        """The names of the steps that sign the paper of a row."""
        return {step.name for step in self.steps.values() if step.signs}

    def record_birth(
        self, name: str, obj: "Flowing", *, actor: Actor, label: str = "", note: str = ""
    ) -> None:
        """Records the creation of `obj`, which is stored already, as the birth of this name."""
        Record.objects.write(obj, self.births[name], actor=actor, label=label, after=obj.state, note=note)

    def check(self, states: Iterable[str], first: str) -> None:
        """Raises DeadEnd unless every state can be reached from `first` and has a way to one of the ends.

        `states` are all states of the kind of row; a step or an end that names another one is refused as well.
        """
        known = set(states)
        ways = {(source, step.target or source) for step in self.steps.values() for source in step.sources}
        faults = [f"«{state}» is no state" for state in sorted({*self.ends, *sum(ways, ())} - known)]
        reached = _reached({first}, ways)
        faults += [f"«{state}» cannot be reached" for state in sorted(known - reached)]
        ending = _reached(set(self.ends), {(target, source) for source, target in ways})
        faults += [f"«{state}» leads to no end" for state in sorted(known - ending)]
        if faults:
            raise DeadEnd(", ".join(faults))

    def available(self, obj: "Flowing", user: Actor) -> list[Step]:
        """The steps `user` may take now, in the order of their declaration."""
        return [
            step
            for step in self.steps.values()
            if not step.quiet and step.starts_from(obj) and step.offered(obj) and step.allowed(user, obj)
        ]

    def step(self, name: str) -> Callable[[Callable[..., None]], Callable[..., Any]]:
        """Turns a service that does only what is special to the step into a function that takes the whole step.

        That function takes the row and, by keyword, actor, today (local date), note and the service's own data; it
        returns the row as saved. It raises StepRefused, or PermissionDenied where the actor may not take the step.
        """
        step = self.steps[name]

        def register(service: Callable[..., None]) -> Callable[..., Any]:
            @wraps(service)
            def take(
                obj: "Flowing", *, actor: Actor, today: date | None = None, note: str = "", **data: Any
            ) -> "Flowing":
                day = today or localdate()

                @transaction.atomic
                def once() -> "Flowing":
                    row, before = self._begin(step, obj, actor, note)
                    service(row, actor=actor, today=day, note=note, **data)
                    self._save(row)
                    Record.objects.write(row, step, actor=actor, before=before, after=row.state, note=note)
                    step_taken.send(type(row), obj=row, step=step, actor=actor, today=day, note=note)
                    row.under_way = None
                    return row

                return OwedFirst.tried(once)

            self.services[name], self._verbs[name] = take, service
            return take

        return register

    def rehearse(
        self, name: str, obj: "Flowing", *, actor: Actor, today: date, note: str = "", **data: Any
    ) -> OwedFirst | None:
        """What has to be made before the step can be taken, or None; nothing is stored, recorded or made.

        Raises what the step would raise.
        """
        try:
            with transaction.atomic():
                row, _ = self._begin(self.steps[name], obj, actor, note, is_rehearsal=True)
                self._verbs[name](row, actor=actor, today=today, note=note, **data)
                transaction.set_rollback(True)
        except OwedFirst as owed:
            return owed
        return None

    def take(self, name: str, obj: "Flowing", **data: Any) -> Any:
        """Takes the step of this name; arguments, result and errors are those of `step`."""
        return self.services[name](obj, **data)

    def as_mermaid(self, choices: Iterable[tuple[str, str]]) -> str:
        """A state diagram in the language of Mermaid; `choices` are the states' (value, Vietnamese name) pairs."""
        lines = [f"    {value}: {name}" for value, name in choices]
        lines += [
            f"    {source} --> {step.target or source}: {step.label}"
            for step in self.steps.values()
            for source in step.sources
        ]
        return "\n".join(["stateDiagram-v2", *lines])

    def _begin(
        self, step: Step, obj: "Flowing", actor: Actor, note: str, is_rehearsal: bool = False
    ) -> tuple["Flowing", str]:
        """The row, locked and in the state that the step leads to, and the state before."""
        row = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
        self._refuse_wrong_start(step, row, actor, note)
        before = row.state
        row.state = step.target or before
        row.under_way = UnderWay(step.name, is_rehearsal)
        return row, before

    def _refuse_wrong_start(self, step: Step, obj: "Flowing", actor: Actor, note: str) -> None:
        if not step.allowed(actor, obj):
            raise PermissionDenied(f"Ông/bà không có quyền thực hiện bước «{step.label}».")
        if not step.starts_from(obj):
            raise StepRefused(
                f"Không thực hiện được bước «{step.label}» vì trạng thái hiện nay là «{obj.get_state_display()}»."
            )
        if step.asks == "note" and not note.strip():
            raise StepRefused(REASON_OWED, "note")

    def _save(self, obj: "Flowing") -> None:
        try:
            obj.validate_constraints()
        except ValidationError as error:
            raise StepRefused(" ".join(error.messages)) from error
        obj.save()


def _reached(start: set[str], ways: set[tuple[str, str]]) -> set[str]:
    """The states to which `ways` lead from `start`, and `start` itself."""
    reached = set(start)
    while more := {target for source, target in ways if source in reached} - reached:
        reached |= more
    return reached


@dataclass(frozen=True)
class UnderWay:
    """The step that a row is taking, by its name; a rehearsal stores nothing."""

    name: str
    is_rehearsal: bool = False


class Flowing(models.Model):
    """A row whose `state` is changed only by the steps of the `flow` of its class."""

    flow: ClassVar[Flow]
    under_way: UnderWay | None = None
    if TYPE_CHECKING:
        authority: Authority
        state: str

        def get_state_display(self) -> str:
            """The Vietnamese name of the state."""

    class Meta:
        abstract = True

    @property
    def records(self) -> RecordQuerySet:
        """The records of the row, the oldest first."""
        return Record.objects.about(self)

    @property
    def writers(self) -> dict[int, str]:
        """Who has written on its paper since it was signed last, by the records: {key of the account: what they did}.

        The first thing that each of them did counts; who did it without an account is left out.
        """
        signing = self.flow.signing_names
        found: dict[int, str] = {}
        asked = self.records.filter(step__in=self.flow.writing_names | signing)
        for actor_id, step, label in asked.values_list("actor_id", "step", "label"):
            if step in signing:
                found = {}
            elif actor_id is not None:
                found.setdefault(actor_id, label)
        return found

    def step_url(self, step_name: str) -> str:
        """The address of the page of a step."""
        kwargs = {"authority": self.authority.slug, "pk": self.pk, "step": step_name}
        return reverse(f"{self._meta.app_label}:{self._meta.model_name}_step", kwargs=kwargs)
