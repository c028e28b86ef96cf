"""What the answers of a survey say: counts and shares of each question, and the same question in earlier rounds."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count

from registrations.survey.models import Survey, SurveyChoice, SurveyQuestion, SurveyText
from registrations.survey.states import AnsweredOn, AskedAs

# Below this a share says nothing of many people, and may say much of one.
FEWEST_FOR_SHARES = 5


@dataclass(frozen=True)
class OptionCount:
    """How often one choice was ticked, and its share of those who answered, None where they are too few."""

    sign: str
    text: str
    count: int
    share: float | None
    earlier: tuple["OptionCount", ...] = ()  # the same choice in earlier rounds

    @property
    def percent(self) -> str:
        """ "62,5 %", or "" where there are too few answers."""
        return "" if self.share is None else say_percent(self.share)


@dataclass(frozen=True)
class QuestionResult:
    """What was answered to one question; `answered` is by how many people."""

    question: SurveyQuestion
    answered: int
    counts: tuple[int, ...]
    texts: int = 0
    restricted: int = 0
    earlier: tuple["QuestionResult", ...] = field(default=())

    @property
    def is_words(self) -> bool:
        """Whether people wrote their answer."""
        return self.question.kind == AskedAs.WORDS

    @property
    def is_scale(self) -> bool:
        """Whether the answers are steps of a scale."""
        return self.question.kind == AskedAs.SCALE

    @property
    def has_shares(self) -> bool:
        """Whether so many have answered that shares are given."""
        return self.answered >= FEWEST_FOR_SHARES

    @cached_property
    def options(self) -> list[OptionCount]:
        """The choices in their order."""
        before = [result.options for result in self.earlier]
        return [
            OptionCount(
                sign,
                text,
                count,
                count / self.answered if self.has_shares else None,
                tuple(options[place] for options in before),
            )
            for place, ((sign, text), count) in enumerate(
                zip(self.question.lettered, self.counts, strict=True)
            )
        ]

    @property
    def upper_share(self) -> float | None:
        """Of a scale: the share of the two highest steps."""
        if not self.is_scale or not self.has_shares:
            return None
        return sum(self.counts[-2:]) / self.answered

    @property
    def upper_percent(self) -> str:
        """The same in words, "" where it is none."""
        return "" if self.upper_share is None else say_percent(self.upper_share)

    @property
    def most_chosen(self) -> OptionCount:
        """The choice that most people ticked; of several the first."""
        return max(self.options, key=lambda option: option.count)

    @property
    def sentence(self) -> str:
        """What the answers say, in one sentence."""
        if self.is_words:
            return f"{self.texts} người viết ý kiến." if self.texts else "Chưa ai viết ý kiến."
        if not self.answered:
            return "Chưa ai trả lời câu này."
        if not self.has_shares:
            few = f"Mới có {self.answered} người trả lời: ít hơn {FEWEST_FOR_SHARES}"
            return f"{few} nên chỉ ghi số phiếu, không tính tỷ lệ."
        if self.upper_percent:
            high, higher = (text.lower() for text in self.question.options[-2:])
            return f"{self.upper_percent} trong {self.answered} người trả lời chọn «{high}» hoặc «{higher}»."
        top = self.most_chosen
        return f"Nhiều nhất: «{top.text}», {top.percent} trong {self.answered} người trả lời."

    @property
    def of_round(self) -> str:
        """The round in which it was asked."""
        return str(self.question.survey.round)


@dataclass(frozen=True)
class SurveyResult:
    """The whole result of a survey."""

    survey: Survey
    by_channel: dict[str, int]
    questions: list[QuestionResult]
    by_collector: list[tuple[str, int]]  # (who handed in papers, how many)

    @property
    def answered(self) -> int:
        """How many people have answered."""
        return sum(self.by_channel.values())

    @property
    def channels(self) -> list[tuple[str, int]]:
        """(the way by which answers came, their number), ways without answers left out."""
        return [(way.label, self.by_channel[way]) for way in AnsweredOn if self.by_channel.get(way)]

    @property
    def sentence(self) -> str:
        """How many answered, and by which ways."""
        if not self.answered:
            return "Chưa có phiếu nào."
        ways = "; ".join(f"{label.lower()}: {count}" for label, count in self.channels)
        return f"{self.answered} phiếu trả lời ({ways})."


def say_percent(share: float) -> str:
    """ "62,5 %", "40 %"."""
    return f"{share * 100:.1f}".replace(".", ",").removesuffix(",0") + "\u00a0%"


def result_of(survey: Survey, *, compared: bool = True) -> SurveyResult:
    """The counts of a survey; with `compared` also those of the same questions in earlier rounds."""
    by_channel = dict(survey.answers.order_by().values_list("channel").annotate(Count("pk")))
    questions = list(survey.questions.select_related("survey__round"))
    earlier: dict[str, list[QuestionResult]] = defaultdict(list)
    if compared:
        before = SurveyQuestion.objects.filter(
            survey__authority=survey.authority_id,
            survey__pk__lt=survey.pk,
            key__in=[question.key for question in questions],
        ).exclude(survey__round=survey.round_id)
        for result in _results(list(before.select_related("survey__round").order_by("-survey__pk"))):
            if result.answered:
                earlier[result.question.key].append(result)
    handed_in = survey.answers.exclude(collector=None).order_by("collector__name_key", "collector")
    by_collector = list(handed_in.values_list("collector__name").annotate(Count("pk")))
    return SurveyResult(survey, by_channel, _results(questions, earlier), by_collector)


def _results(
    questions: list[SurveyQuestion], earlier: dict[str, list[QuestionResult]] | None = None
) -> list[QuestionResult]:
    """The results of some questions, in four queries however many they are."""
    counts: dict[tuple[int, int], int] = {}
    choices = SurveyChoice.objects.filter(question__in=questions).order_by()
    for question, option, count in choices.values_list("question", "option").annotate(Count("pk")):
        counts[question, option] = count
    answered = dict(choices.values_list("question").annotate(Count("answer", distinct=True)))
    written = SurveyText.objects.filter(question__in=questions).order_by()
    texts = dict(written.values_list("question").annotate(Count("pk")))
    restricted = dict(written.exclude(restricted="").values_list("question").annotate(Count("pk")))
    return [
        QuestionResult(
            question,
            answered.get(question.pk, 0) or texts.get(question.pk, 0),
            tuple(counts.get((question.pk, place), 0) for place in range(len(question.options))),
            texts.get(question.pk, 0),
            restricted.get(question.pk, 0),
            tuple((earlier or {}).get(question.key, ())[:3]),
        )
        for question in questions
    ]
