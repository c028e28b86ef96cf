"""What the people of the sample commune do: one act in each method, dated to the day it happens."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

from conferences.hall import services as hall_services
from conferences.minutes import services as minutes_services
from conferences.models import Outcome
from desk.samples.dates import dated
from desk.samples.people import make_commune, make_staff
from dialogue_portal.accounts.models import Department, Sector
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.workdays.services import calendar_of
from plans.importing import services as importing_services
from plans.reading import read
from registrations.attachments import services as attachments
from registrations.entry.services import enter
from registrations.form import services as form_services
from registrations.models import QuestionSource
from registrations.triage import services as triage_services
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.citizen import services as citizen_services
from responses.directing import services as directing_services

PLAN_TEXT = Path(__file__).with_name("plan.txt").read_text()


class Acts:
    """The commune, its people and its calendar around the local date `today`."""

    def __init__(self, today):
        self.today = today
        self.commune = make_commune()
        self.staff = make_staff(self.commune)
        self.calendar = calendar_of(self.commune)
        self.clerk, self.chair = self.staff["vanphong"], self.staff["chutich"]

    def workday(self, days):
        """The first working day that many days after today, or later."""
        return self.calendar.workday_on_or_after(self.today + timedelta(days=days))

    def draft(self, year, months):
        """Imports the sample plan for a year."""
        text = PLAN_TEXT.format(year=year, months=months)
        return importing_services.import_plan(
            read(text), authority=self.commune, source_text=text, actor=self.clerk
        )

    def hand_in(self, round, name, text, day, source=QuestionSource.PROCEDURES, **person):
        """Registers a citizen with one question; returns the question."""
        number = round.registrations.count() + 10 * round.position
        boxes = {"procedures": text} if source == QuestionSource.PROCEDURES else {"handling": text}
        with dated(day, 8):
            registration = form_services.register(
                round,
                today=day,
                form_key=f"mau-{number}",
                full_name=name,
                **{
                    "phone": f"09120000{number:02d}",
                    "address": "Thôn Đoài, xã Tân Hòa",
                    "email": f"dan{number}@tan-hoa.example",
                    "organisation": "",
                    "attends": True,
                    **person,
                },
                **boxes,
            )
        return registration.questions.get()

    def type_in(self, round, name, text, day, channel, **person):
        """Enters a form that came another way than by the portal."""
        usual = {
            "phone": "",
            "address": "Thôn Đông, xã Tân Hòa",
            "email": "",
            "organisation": "",
            "attends": False,
        }
        facts: dict[str, Any] = usual | person
        with dated(day, 10):
            enter(
                round,
                channel=channel,
                handed_in_on=day,
                today=day,
                actor=self.clerk,
                form_key=f"mau-{name}",
                full_name=name,
                procedures=text,
                **facts,
            )

    def enclose(self, question, day, *files):
        """Sends these files along with the form of a question."""
        key = f"mau-tep-{question.pk}"
        with dated(day, 8):
            attachments.receive(files, form_key=key, authority=self.commune)
            attachments.attach(question.registration, key)

    def accepted(self, round, name, text, day, sector="Đất đai", **more):
        """Registers a question that the office has accepted."""
        question = self.hand_in(round, name, text, day, **more)
        sector = Sector.objects.get(authority=None, name=sector)
        with dated(day, 10):
            return triage_services.accept(question, actor=self.clerk, today=day, sector=sector)

    def assigned(self, question, login, day, direction=""):
        """Has the chairman direct a question to an officer."""
        officer = self.staff[login]
        department = self.commune.departments.get(memberships__user=officer)
        with dated(day, 11):
            return directing_services.direct(
                question,
                actor=self.chair,
                today=day,
                department=department,
                officer=officer,
                direction=direction,
            )

    def drafted(self, assignment, day, text):
        """Has the officer write a draft of the answer."""
        with dated(day, 14):
            assignment = directing_services.open_assignment(assignment, actor=assignment.officer, today=day)
            return answering_services.draft(assignment, actor=assignment.officer, today=day, text=text)

    def answered(self, question, login, day, text):
        """Has a question answered, and the answer approved."""
        assignment = self.drafted(self.assigned(question, login, day), day, text)
        with dated(day, 15):
            assignment = answering_services.submit(assignment, actor=assignment.officer, today=day)
            return approval_services.approve(assignment, actor=self.chair, today=day)

    def acknowledged(self, assignment, day, opinion, words=""):
        """Has the citizen say that the answer has arrived, and how it was."""
        with dated(day, 19):
            return citizen_services.acknowledge(
                assignment, actor=CITIZEN, today=day, opinion=opinion, words=words
            )

    def hold(self, round, spoken):
        """Holds the conference; what is asked in the hall is owed in writing by the named department."""
        day = round.held_on
        who = {"actor": self.staff["thuky"], "today": day}
        with dated(day, 11):
            conference = hall_services.prepare(round, actor=self.staff["thuky"])
            conference = hall_services.open_session(
                conference,
                **who,
                chair_name=str(self.chair),
                secretary_name=str(self.staff["thuky"]),
                opened_at=time(7, 30),
            )
            hall_services.check_in(conference, **who, officials=18, citizens=64, organisations=5)
            for asked_by, text, department in spoken:
                hall_services.add_from_floor(
                    conference,
                    **who,
                    asked_by=asked_by,
                    text=text,
                    outcome=Outcome.WRITTEN,
                    department=Department.objects.get(authority=self.commune, name=department),
                )
            conference = hall_services.close_session(
                conference,
                **who,
                closed_at=time(11, 0),
                closing_words="Cảm ơn bà con đã nói thẳng; xã sẽ làm đúng hẹn.",
            )
        with dated(day, 15):
            return minutes_services.sign_minutes(conference, actor=self.chair, today=day)
