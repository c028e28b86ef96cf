"""A commune with its people and one conference in the state a test asks for, reached by the real steps."""

from datetime import date, time

from conferences.conclusion import services as conclusion_services
from conferences.hall import services as hall_services
from conferences.models import Outcome
from dialogue_portal.accounts.roles import Role
from tests.build import a_commune, a_department, a_member, a_plan, a_question, a_registration, a_round

DAY = date(2026, 6, 12)  # a Friday


class Hall:
    """The people of a commune and the round of `day`; each method takes a step and keeps what comes of it."""

    def __init__(self, day=DAY, **plan):
        self.day = day
        self.commune = a_commune()
        self.secretary = a_member(self.commune, Role.SECRETARY, full_name="Phạm Ngọc Lan")
        self.department = a_department(self.commune)
        self.plan = a_plan(self.commune, state="issued", **plan)
        self.clerk, self.chair = self.plan.prepared_by, self.plan.signed_by
        self.round = a_round(self.plan, held_on=day)
        self.conference = None

    def by(self, person):
        return {"actor": person, "today": self.day}

    def prepare(self):
        self.conference = hall_services.prepare(self.round, actor=self.secretary)
        return self.conference

    def open(self):
        self.conference = hall_services.open_session(
            self.prepare(),
            **self.by(self.secretary),
            chair_name="Lê Minh Đức",
            secretary_name="Phạm Ngọc Lan",
            opened_at=time(7, 30),
        )
        return self.conference

    def close(self, **more):
        self.conference = hall_services.close_session(
            self.conference, **self.by(self.secretary), **({"closed_at": time(11, 0)} | more)
        )
        return self.conference

    def question(self, text="Vì sao giấy chứng nhận của tôi chậm?", **fields):
        return a_question(a_registration(self.round), state="accepted", text=text, **fields)

    def note(self, question, said="Hồ sơ xong trong tuần này.", **more):
        answer = {"outcome": Outcome.ANSWERED, "said": said} | more
        hall_services.note_answer(self.conference, **self.by(self.secretary), question=question, **answer)

    def ask(self, text="Đường vào chưa có bảng chỉ dẫn.", **answer):
        """A question from the floor; without an answer a department owes a written one."""
        if not answer:
            answer = {"outcome": Outcome.WRITTEN, "department": self.department}
        asked_by = "Bà Đỗ Thị Lý, thôn Nam"
        hall_services.add_from_floor(
            self.conference, **self.by(self.secretary), text=text, asked_by=asked_by, **answer
        )
        return self.round.questions.order_by("pk").last()


def an_open_hall(day=DAY, **plan):
    hall = Hall(day, **plan)
    hall.open()
    return hall


def a_closed_hall(day=DAY, **plan):
    """With one question that was answered in the hall and one that is owed in writing."""
    hall = an_open_hall(day, **plan)
    hall.note(hall.question())
    hall.ask()
    hall.close(closing_words="Các đơn vị trả lời đúng hạn.")
    return hall


def a_drafted_notice(hall):
    """The notice of a closed hall with a text and one point, not submitted yet."""
    conclusion = conclusion_services.edit(
        hall.conference.conclusion, **hall.by(hall.clerk), text="Các đơn vị trả lời đúng hạn."
    )
    return conclusion_services.add_point(
        conclusion,
        **hall.by(hall.clerk),
        text="Niêm yết danh mục giấy tờ phải nộp",
        department=hall.department,
        due_on=date(hall.day.year, 12, 31),
    )
