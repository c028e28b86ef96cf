"""Forms of the two steps of an import: the text, then what was read of it."""

from typing import cast

from django import forms

from dialogue_portal.formats.vietnamese import search_toned
from dialogue_portal.forms.fields import DayField, HourField, PastedField, TextField
from plans.forms import PASTED, FactsForm
from plans.models import Plan
from plans.outline.storage import FACTS
from plans.reading import NotAPlan, ReadRound, read
from plans.sourcefiles.kinds import LARGEST_FILE, accepted_names, text_of_file
from plans.sourcefiles.plain import repaired
from plans.terms.forms import TermsMixin, terms_of
from plans.terms.in_force import NAMES

MOST_ROUNDS = 40
UNFIT = ("invalid", "min_value", "max_value")  # the errors of a year that is no year
FOUR_FIGURES = "Xin ghi năm bằng bốn chữ số, ví dụ 2026."


class ImportForm(forms.Form):
    """The text of a plan, as a file or pasted.

    Its `cleaned_data` has `source_text`, the text, and `found`, the ReadPlan.
    """

    file = forms.FileField(
        label="Tệp kế hoạch",
        help_text="Tệp {}, không quá 10 MB. PDF phải có chữ, không phải ảnh chụp.",
        widget=forms.FileInput,
        required=False,
        error_messages={
            "empty": "Tệp này không có nội dung. Xin chọn tệp khác hoặc dán nội dung vào ô dưới."
        },
    )
    text = PastedField(
        label="Hoặc dán nội dung kế hoạch",
        help_text="Mở bản kế hoạch, chọn tất cả, sao chép rồi dán vào đây, từ quốc hiệu đến nơi nhận và phụ lục.",
        widget=PASTED,
        error_messages={"required": "Xin chọn tệp hoặc dán nội dung kế hoạch."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = "file" not in self.files
        file, names = self.fields["file"], accepted_names()
        file.help_text = str(file.help_text).format(", ".join(names))
        file.widget.attrs["accept"] = ",".join(names)

    def clean(self):
        """Read the text or the file; refuse both together, and what is no plan."""
        super().clean()
        text, file = self.cleaned_data.get("text"), self.cleaned_data.get("file")
        if text and file:
            self.add_error("file", "Xin dùng một cách: chọn tệp hoặc dán nội dung, không dùng cả hai.")
        elif not self.errors:
            self._read(text, file)
        return self.cleaned_data

    def _read(self, text, file):
        try:
            # One byte more than allowed is enough to find that the file is too large.
            source = text_of_file(file.read(LARGEST_FILE + 1)) if file else repaired(text)
            found = read(source.text)
            found.decisions = source.decisions + found.decisions
            self.cleaned_data |= {"source_text": source.text, "found": found}
        except NotAPlan as error:
            self.add_error("file" if file else "text", str(error))


class ReadTextForm(forms.Form):
    """The text for the clerk to correct beside what was read; `read_from` is the text that was read before."""

    text = PastedField(
        label="Văn bản gốc",
        help_text="Đọc sai do văn bản thì sửa ở đây rồi bấm «Đọc lại».",
        widget=PASTED,
        error_messages={"required": "Nội dung kế hoạch không được để trống."},
    )
    read_from = PastedField(widget=forms.HiddenInput, required=False)
    # What the reader of the file decided; the text alone does not tell it any more.
    decisions = PastedField(widget=forms.HiddenInput, required=False, max_length=5000)

    def clean_text(self):
        """Read the text; `found` is the ReadPlan."""
        text = self.cleaned_data["text"]
        try:
            self.found = read(text)
        except NotAPlan as error:
            raise forms.ValidationError(str(error)) from error
        return text

    @property
    def was_changed(self):
        """Whether the clerk changed the text after it was read; the line ends of browsers do not count."""
        texts = (self.data.get(name, "") for name in ("text", "read_from"))
        text, before = (text.replace("\r\n", "\n").strip() for text in texts)
        return text != before


class ReadFactsForm(TermsMixin, forms.ModelForm):
    """The facts that were read, for the clerk to confirm or correct."""

    year = forms.IntegerField(
        label="Năm của kế hoạch",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages={"required": FOUR_FIGURES} | dict.fromkeys(UNFIT, FOUR_FIGURES),
    )
    source_date = DayField(label="Ngày ghi trong văn bản gốc", missing="", required=False)

    class Meta(FactsForm.Meta):
        read = [name for name in FactsForm.Meta.fields if name in FACTS]
        fields = ["subject", "year", "source_number", "source_date", *read]
        widgets = FactsForm.Meta.widgets | {
            "subject": forms.Textarea({"rows": 4}),
            "source_number": forms.TextInput({"class": "w-short"}),
        }
        error_messages = FactsForm.Meta.error_messages | {
            "subject": {"required": "Xin ghi trích yếu của kế hoạch."}
        }
        field_classes = FactsForm.Meta.field_classes | {"subject": TextField, "source_number": TextField}

    field_order = ["subject", "year", "source_number", "source_date", "hotline", *NAMES]

    def __init__(self, *args, draft: Plan, initial=None, **kwargs):
        super().__init__(*args, instance=draft, initial=terms_of(draft) | (initial or {}), **kwargs)

    @property
    def corrections(self) -> dict:
        """The fields that the clerk changed, with what they typed."""
        return {name: self[name].value() for name in self.changed_data}

    @property
    def chosen_year(self) -> int | None:
        """The year in the box; None where it is none."""
        typed = str(self["year"].value() or "")
        return int(typed) if typed.isdecimal() and len(typed) == 4 else None

    @property
    def facts(self) -> dict:
        """Every fact as the clerk confirmed it, for services.import_plan."""
        return {name: self.cleaned_data[name] for name in FACTS}


class ReadRoundForm(forms.Form):
    """One round that was read: its month or its day, with hours and place."""

    planned_month = forms.TypedChoiceField(
        label="Tháng",
        choices=[("", "Chọn tháng"), *((month, f"Tháng {month}") for month in range(1, 13))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select({"class": "w-short"}),
    )
    planned_year = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2100,
        required=False,
        widget=forms.NumberInput({"class": "w-short"}),
        error_messages=dict.fromkeys(UNFIT, FOUR_FIGURES),
    )
    place = TextField(label="Địa điểm", max_length=250, required=False)
    held_on = DayField(label="Ngày", missing="", required=False)
    starts_at = HourField(label="Bắt đầu lúc", required=False)
    ends_at = HourField(label="Kết thúc lúc", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # (label of a box, what the text has instead) where it keeps what was typed before the text was read again.
        self.kept: list[tuple[str, str]] = []

    def clean(self):
        """Refuse hours in the wrong order, and a round that has neither month nor day."""
        super().clean()
        cleaned = self.cleaned_data
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends_at and (starts_at is None or ends_at <= starts_at):
            self.add_error("ends_at", "Giờ kết thúc phải sau giờ bắt đầu.")
        # A round of which only the quarter or the place was read waits for its month: it is never dropped unseen.
        is_round = self.has_changed() or any(self.initial.values())
        if is_round and not self.errors and not (cleaned["planned_month"] or cleaned["held_on"]):
            self.add_error(
                "planned_month", "Xin chọn tháng hoặc ghi ngày của đợt này, hoặc đánh dấu «Bỏ đợt này»."
            )
        return cleaned

    @property
    def round(self) -> ReadRound | None:
        """The round as the clerk confirmed it, None where the form is empty; a day also gives the month."""
        day, month = self.cleaned_data.get("held_on"), self.cleaned_data.get("planned_month")
        if not (day or month):
            return None
        return ReadRound(
            month=day.month if day else month,
            year=day.year if day else self.cleaned_data["planned_year"],
            held_on=day,
            starts_at=self.cleaned_data["starts_at"],
            ends_at=self.cleaned_data["ends_at"],
            place=self.cleaned_data["place"],
        )


class BaseReadRounds(forms.BaseFormSet):
    """The rounds that were read, and an empty form for one more."""

    def add_fields(self, form, index):
        """Name the box that removes a round in Vietnamese."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Bỏ đợt này"

    @property
    def rounds(self) -> list[ReadRound]:
        """The rounds that the clerk confirmed, without those they removed; asked when the forms are valid."""
        kept = (form for form in self.forms if form not in self.deleted_forms)
        return [form.round for form in kept if form.round]


ReadRounds = cast(
    "type[BaseReadRounds]",
    forms.formset_factory(
        ReadRoundForm, BaseReadRounds, extra=1, max_num=MOST_ROUNDS, can_delete=True, can_delete_extra=False
    ),
)


def rounds_as_typed(rounds: list[ReadRound]) -> list[dict]:
    """Return rounds that were read as initial values of the round forms."""
    return [
        {
            "planned_month": one.month,
            "planned_year": one.year,
            "held_on": one.held_on,
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "place": one.place,
        }
        for one in rounds
    ]


def rounds_with_typed(
    typed: BaseReadRounds, found: list[ReadRound], prefix: str, text: str
) -> BaseReadRounds:
    """Return the rounds of a text that was read again; boxes in which the clerk had typed keep that, and say so."""
    initial, kept = rounds_as_typed(found), {}
    for number, form in enumerate(typed.forms):
        if not form.has_changed():
            continue
        if number < typed.initial_form_count() and number < len(found):
            kept[number] = {name: form[name].value() for name in form.changed_data}
            initial[number] |= kept[number]
        else:
            initial.append({name: form[name].value() for name in form.fields})
    rounds = ReadRounds(prefix=prefix, initial=initial)
    for number, words in kept.items():
        rounds.forms[number].kept = _differing(rounds.forms[number], words, found[number], text)
    return rounds


def _differing(form, words: dict, read: ReadRound, text: str) -> list[tuple[str, str]]:
    """What was read for the boxes in which something else was typed; a place that the text has word by word agrees."""
    read_as = rounds_as_typed([read])[0]
    differing = []
    for name in words:
        if name == "place" and words[name] and search_toned(words[name]) in search_toned(text):
            continue
        if name in read_as and form.fields[name].has_changed(read_as[name], words[name]):
            shown = form.fields[name].widget.format_value(read_as[name]) if read_as[name] else "không thấy"
            differing.append((form.fields[name].label, shown[0] if isinstance(shown, list) else shown))
    return differing
