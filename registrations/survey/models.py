from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.days import say_day
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.records.models import Record, RecordQuerySet
from plans.models import Round
from registrations.survey.querysets import SurveyQuerySet, SurveyTextQuerySet
from registrations.survey.starter import Asked
from registrations.survey.states import AnsweredOn, AskedAs

# In place of words whose time is over.
TEXT_GONE = "(Đã xóa lời viết khi hết thời gian lưu dữ liệu cá nhân.)"


class Survey(models.Model):
    """Phiếu khảo sát of a round: questions that people answer without a name, on paper or online."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.ForeignKey(Round, models.PROTECT, related_name="surveys", verbose_name="đợt đối thoại")
    title = models.CharField("tên phiếu", max_length=200)
    intro = models.TextField("lời nói đầu", blank=True)
    collected_by = models.CharField("người thu phiếu", max_length=300, blank=True)
    opens_on = models.DateField("nhận từ ngày", null=True)
    closes_on = models.DateField("nhận đến hết ngày", null=True)
    is_for_all = models.BooleanField("mở liên kết chung", default=False)
    most_open = models.PositiveIntegerField("nhiều nhất qua liên kết chung", default=1000)
    copies = models.PositiveIntegerField("số phiếu giấy đã in", null=True)
    composed_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu khảo sát"
        verbose_name_plural = "phiếu khảo sát"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on=None, closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="survey_closes_after_opening",
                violation_error_message="Ngày cuối phải từ ngày bắt đầu nhận trở đi.",
            ),
            models.CheckConstraint(
                condition=Q(is_for_all=False) | Q(opens_on__isnull=False),
                name="survey_for_all_has_days",
                violation_error_message="Mở liên kết chung thì xin ghi nhận từ ngày nào đến ngày nào.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("registrations:survey", args=[self.authority.slug, self.pk])

    @property
    def open_address(self) -> str:
        """The whole address that anybody may answer at."""
        return settings.BASE_URL + reverse("registrations:survey_form", args=[self.authority.slug, self.pk])

    @property
    def is_frozen(self) -> bool:
        """Whether somebody has answered: its questions do not change any more."""
        return self.answers.exists()

    @property
    def wording(self) -> str:
        """A fingerprint of its questions in their order: tells whether they are still as a page showed them."""
        return fingerprint(" ".join(f"{question.pk}:{question.key}" for question in self.questions.all()))

    def why_closed(self, today: date) -> str:
        """Why nobody can answer online on `today`; "" while the survey is open."""
        if self.round.is_called_off:
            return f"{self.round.why_called_off}: không nhận trả lời khảo sát nữa."
        if self.opens_on is None or self.closes_on is None:
            return "Phiếu khảo sát này chưa nhận trả lời qua mạng."
        if today < self.opens_on:
            return f"Phiếu khảo sát này nhận trả lời từ {say_day(self.opens_on)}."
        if today > self.closes_on:
            return f"Phiếu khảo sát này đã hết hạn trả lời: ngày cuối là {say_day(self.closes_on)}."
        return ""

    @property
    def records(self) -> RecordQuerySet:
        """What was recorded about it, the oldest first."""
        return Record.objects.about(self)


class SurveyQuestion(models.Model):
    """Câu hỏi khảo sát; `key` is the same wherever the same words with the same choices are asked."""

    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="questions", verbose_name="phiếu khảo sát"
    )
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("cách trả lời", max_length=8, choices=AskedAs)
    text = models.CharField("câu hỏi", max_length=500)
    options = models.JSONField("các lựa chọn", default=list)
    key = models.CharField(max_length=16, editable=False)

    class Meta:
        verbose_name = "câu hỏi khảo sát"
        verbose_name_plural = "câu hỏi khảo sát"
        ordering = ["survey", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "key"],
                name="survey_asks_once",
                violation_error_message="Phiếu đã có đúng câu hỏi này.",
            )
        ]

    def __str__(self):
        return self.text

    @property
    def asked(self) -> Asked:
        """The question without its place."""
        return Asked(self.kind, self.text, tuple(self.options))

    @property
    def lettered(self) -> list[tuple[str, str]]:
        """The choices, each with the sign that people press for it: 1 to 5 on a scale, else a, b, c."""
        signs = "123456789" if self.kind == AskedAs.SCALE else "abcdefghi"
        return list(zip(signs, self.options, strict=False))


def key_of(asked: Asked) -> str:
    """The same for two questions with the same words and choices, whatever their spelling of hòa and hoà."""
    return fingerprint("\n".join(map(toned, (asked.kind, asked.text, *asked.options))))


class SurveyLink(models.Model):
    """Liên kết dùng một lần: that it was used is known, not when, and no answer names it."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="links", verbose_name="phiếu khảo sát")
    code = models.CharField("mã", max_length=12, unique=True, editable=False)
    is_used = models.BooleanField("đã dùng", default=False)

    class Meta:
        verbose_name = "liên kết khảo sát"
        verbose_name_plural = "liên kết khảo sát"
        # Codes are random: their order says nothing of the order in which links were used.
        ordering = ["survey", "pk"]

    def __str__(self):
        return f"Liên kết số {self.pk}"

    def get_absolute_url(self):
        return reverse("registrations:survey_by_code", args=[self.survey.authority.slug, self.code])


class SurveyAnswer(models.Model):
    """Một phiếu đã trả lời: nothing of it says who answered; of paper, who keyed it in."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers", verbose_name="phiếu khảo sát")
    channel = models.CharField("trả lời qua", max_length=5, choices=AnsweredOn)
    # Of the page that it came from: pressing the button twice makes no second answer.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    received_on = models.DateField("nhận ngày")
    number = models.PositiveIntegerField("số ghi trên phiếu giấy", null=True)
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    # Who handed in the pile of papers, not who answered.
    collector = models.ForeignKey(
        "registrations.Collector", models.PROTECT, null=True, related_name="+", verbose_name="đầu mối nộp"
    )

    class Meta:
        verbose_name = "phiếu khảo sát đã trả lời"
        verbose_name_plural = "phiếu khảo sát đã trả lời"
        ordering = ["survey", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_paper_numbered_once"),
            models.CheckConstraint(
                condition=Q(channel=AnsweredOn.PAPER, number__isnull=False, keyed_by__isnull=False)
                | Q(~Q(channel=AnsweredOn.PAPER), number=None, keyed_by=None, collector=None),
                name="survey_only_paper_is_keyed",
            ),
        ]

    def __str__(self):
        return f"Phiếu khảo sát số {self.number}" if self.number else "Phiếu khảo sát trả lời qua mạng"


class SurveyChoice(models.Model):
    """Một lựa chọn: one box that was ticked; `option` is its place among the options, from 0."""

    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="choices", verbose_name="phiếu")
    question = models.ForeignKey(
        SurveyQuestion, models.PROTECT, related_name="choices", verbose_name="câu hỏi"
    )
    option = models.PositiveSmallIntegerField("lựa chọn thứ")

    class Meta:
        verbose_name = "lựa chọn khảo sát"
        verbose_name_plural = "lựa chọn khảo sát"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "question", "option"], name="survey_choice_once")
        ]

    def __str__(self):
        return f"{self.question_id}: {self.option}"


class SurveyText(models.Model):
    """Lời viết tự do in a survey; what looks like a denunciation or names a number is restricted."""

    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="texts", verbose_name="phiếu")
    question = models.ForeignKey(SurveyQuestion, models.PROTECT, related_name="texts", verbose_name="câu hỏi")
    text = models.TextField("lời viết")
    restricted = models.CharField("hạn chế xem vì", max_length=12, choices=Concern, blank=True)

    objects = SurveyTextQuerySet.as_manager()

    class Meta:
        verbose_name = "lời viết trong khảo sát"
        verbose_name_plural = "lời viết trong khảo sát"
        ordering = ["question", "pk"]
        constraints = [models.UniqueConstraint(fields=["answer", "question"], name="survey_text_once")]

    def __str__(self):
        return f"Lời viết số {self.pk}"
