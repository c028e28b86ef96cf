"""The surveys of the sample commune: one that was counted, and one that is open."""

from datetime import timedelta

from desk.samples.dates import dated
from registrations.survey import services as survey_services
from registrations.survey.models import Survey
from registrations.survey.starter import STARTERS, USUAL_INTRO, USUAL_TITLE
from registrations.survey.states import AskedAs
from registrations.surveyanswers import services as answers

# What the made-up people chose, question by question; a tuple where several may be chosen.
CHOSEN = [
    (3, 3, 2, 1, 4, (0, 1)),
    (4, 3, 3, 0, 3, (1,)),
    (2, 1, 1, 2, 2, (0, 2)),
    (3, 2, 1, 1, 3, (0,)),
    (4, 4, 3, 0, 4, (4,)),
    (3, 3, 2, 1, 3, (0, 1, 2)),
    (1, 0, 0, 3, 1, (0, 2, 3)),
    (3, 2, 2, 1, 3, (1, 2)),
    (4, 3, 3, 4, 3, ()),
    (2, 2, 1, 2, 2, (0, 1)),
    (3, 3, 3, 1, 4, (2,)),
    (3, 1, 1, 2, 3, (0, 4)),
]
WORDS = {
    1: "Niêm yết giấy tờ phải nộp ngay ở cửa, chữ to cho người già dễ đọc.",
    4: "Mong họp vào sáng thứ Bảy để người đi làm đến được.",
    9: "Trả lời xong xin gửi lại bằng giấy cho trưởng thôn đọc trên loa.",
}
COLLECTED_BY = "Ban Công tác Mặt trận thôn; trưởng thôn"


def surveys_of(held, recent, *, clerk, today) -> None:
    """A finished survey of the round `held`, and one of `recent` that people may still answer."""
    finished = _compose(held, held.held_on, clerk)
    for number, chosen in enumerate(CHOSEN):
        day = held.held_on + timedelta(days=1 + number % 6)
        given = _given(finished, chosen, WORDS.get(number, ""), f"mau-{number}")
        with dated(day, 9):
            if number % 2:
                answers.answer_openly(finished, given, today=day)
            else:
                answers.key_in(finished, given, actor=clerk, today=day)
    running = _compose(recent, recent.held_on, clerk)
    with dated(recent.held_on, 15):
        survey_services.make_links(running, actor=clerk, number=20)
    days = max(0, (today - recent.held_on).days)
    for number, chosen in enumerate(CHOSEN[1:8]):
        day = recent.held_on + timedelta(days=min(days, number % 3))
        given = _given(running, tuple(reversed(chosen[:3])) + chosen[3:], "", f"mau-{number}")
        with dated(day, 10):
            answers.answer_openly(running, given, today=day)


def _compose(round, day, clerk) -> Survey:
    with dated(day, 14):
        survey = survey_services.compose(
            round,
            actor=clerk,
            questions=STARTERS,
            title=USUAL_TITLE,
            intro=USUAL_INTRO,
            collected_by=COLLECTED_BY,
        )
        settings = {"opens_on": day, "closes_on": day + timedelta(days=14), "is_for_all": True, "copies": 40}
        return survey_services.set_head(survey, actor=clerk, **settings)


def _given(survey, chosen, words, form_key) -> answers.Given:
    questions = list(survey.questions.all())
    choices = {
        question.pk: list(places) if isinstance(places, tuple) else [places]
        for question, places in zip(questions, chosen, strict=False)
        if places != ()
    }
    texts = {question.pk: words for question in questions if question.kind == AskedAs.WORDS and words}
    return answers.Given(choices, texts, survey.wording, form_key)
