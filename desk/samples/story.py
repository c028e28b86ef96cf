from datetime import date, time, timedelta
from pathlib import Path

from django.db import transaction

from conferences.conclusion import services as conclusion_services
from conferences.hall import services as hall_services
from conferences.minutes import services as minutes_services
from conferences.models import Outcome
from conferences.results import services as results_services
from desk.samples.dates import notified_on
from desk.samples.papers import papers_of_round
from desk.samples.people import CULTURE, SERVICE, make_commune, make_staff
from dialogue_portal.accounts.models import Department, Sector
from dialogue_portal.workdays.services import calendar_of
from plans import services as plans
from plans.importing import services as importing_services
from plans.reading import read
from plans.rounds import services as rounds_services
from registrations.form import services as form_services
from registrations.models import QuestionSource
from registrations.triage import services as triage_services
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.directing import services as directing_services

PLAN_TEXT = Path(__file__).with_name("plan.txt").read_text()
PLACE = "Hội trường UBND xã Tân Hòa"
MORNING = {"starts_at": time(7, 30), "ends_at": time(11, 30), "place": PLACE}


@transaction.atomic
def load(today: date) -> None:
    """Plays the sample commune's story through the services, with its dates around `today`."""
    Story(today).tell()


class Story:
    """The commune, its people and its calendar while the story is told."""

    def __init__(self, today):
        self.today = today
        self.commune = make_commune()
        self.staff = make_staff(self.commune)
        self.calendar = calendar_of(self.commune)
        self.clerk, self.chair = self.staff["vanphong"], self.staff["chutich"]

    def tell(self):
        past, recent, coming = self.workday(-45), self.calendar.workday_before(self.today), self.workday(21)
        plan = self.issued_plan([past, recent, self.today, coming])
        held, waiting, hall, open_round = plan.rounds.order_by("position")
        self.finished_round(held)
        self.closed_round(waiting)
        self.round_of_today(hall)
        self.round_taking_forms(open_round)
        papers_of_round(
            open_round, clerk=self.clerk, chair=self.chair, day=self.calendar.workday_before(self.today)
        )
        self.other_plans()

    def workday(self, days):
        return self.calendar.workday_on_or_after(self.today + timedelta(days=days))

    # Plans

    def draft(self, year, months, day):
        text = PLAN_TEXT.format(year=year, months=months)
        return importing_services.import_plan(
            read(text), authority=self.commune, source_text=text, actor=self.clerk, today=day
        )

    def issued_plan(self, dates):
        start = dates[0] - timedelta(days=40)
        months = ", ".join(dict.fromkeys(f"tháng {day.month}/{day.year}" for day in dates))
        with notified_on(start):
            plan = self.draft(self.today.year, months, start)
            plan.rounds.all().delete()
            for day in dates:
                plan = rounds_services.add_round(
                    plan, actor=self.clerk, today=start, planned_month=day.month, planned_year=day.year
                )
            for round, day in zip(plan.rounds.order_by("position"), dates, strict=True):
                rounds_services.fix_round(round, actor=self.clerk, today=start, held_on=day, **MORNING)
            plan = plans.submit(plan, actor=self.clerk, today=start)
        signed = self.calendar.workday_after(start)
        with notified_on(signed):
            return plans.issue(plan, actor=self.chair, today=signed)

    def other_plans(self):
        next_year = self.today.year + 1
        self.draft(next_year, f"tháng 3/{next_year}, tháng 9/{next_year}", self.today)
        for end in ("submitted", "cancelled"):
            day = self.workday(60)
            plan = self.draft(day.year, f"tháng {day.month}/{day.year}", self.today)
            rounds_services.fix_round(
                plan.rounds.first(), actor=self.clerk, today=self.today, held_on=day, **MORNING
            )
            plan = plans.submit(plan, actor=self.clerk, today=self.today)
            if end == "cancelled":
                plans.cancel(
                    plan,
                    actor=self.chair,
                    today=self.today,
                    note="Trùng với kế hoạch đã trình, chỉ giữ một bản.",
                )

    # Questions

    def hand_in(self, round, name, text, day, source=QuestionSource.PROCEDURES, **person):
        number = round.registrations.count() + 10 * round.position
        boxes = {"procedures": text} if source == QuestionSource.PROCEDURES else {"handling": text}
        with notified_on(day, 8):
            registration = form_services.register(
                round,
                today=day,
                form_key=f"mau-{number}",
                full_name=name,
                phone=f"09120000{number:02d}",
                address="Thôn Đoài, xã Tân Hòa",
                **{"email": f"dan{number}@tan-hoa.example", "organisation": "", "attends": True, **person},
                **boxes,
            )
        return registration.questions.get()

    def accepted(self, round, name, text, day, sector="Đất đai", **more):
        question = self.hand_in(round, name, text, day, **more)
        sector = Sector.objects.get(authority=None, name=sector)
        with notified_on(day, 10):
            return triage_services.accept(question, actor=self.clerk, today=day, sector=sector)

    def assigned(self, question, login, day, direction=""):
        officer = self.staff[login]
        department = officer.memberships.get().department
        with notified_on(day, 11):
            return directing_services.direct(
                question,
                actor=self.chair,
                today=day,
                department=department,
                officer=officer,
                direction=direction,
            )

    def drafted(self, assignment, day, text):
        with notified_on(day, 14):
            assignment = directing_services.open_assignment(assignment, actor=assignment.officer, today=day)
            return answering_services.draft(assignment, actor=assignment.officer, today=day, text=text)

    def answered(self, question, login, day, text):
        assignment = self.drafted(self.assigned(question, login, day), day, text)
        with notified_on(day, 15):
            assignment = answering_services.submit(assignment, actor=assignment.officer, today=day)
            return approval_services.approve(assignment, actor=self.chair, today=day)

    # Rounds

    def finished_round(self, round):
        before = round.held_on - timedelta(days=15)
        question = self.accepted(
            round,
            "Bùi Thị Hoa",
            "Hồ sơ cấp giấy chứng nhận của gia đình tôi nộp ba tháng chưa có kết quả.",
            before,
        )
        self.answered(
            question,
            "kinhte",
            before,
            "Hồ sơ của bà thiếu sơ đồ thửa đất. Phòng Kinh tế đã đo và bổ sung; bà nhận giấy tại bộ phận một cửa "
            "từ thứ Hai tuần sau, không phải nộp thêm giấy tờ nào.",
        )
        conference = self.held(
            round, [("Ông Tạ Văn Sơn, thôn Bắc", "Đề nghị nhận hồ sơ cả sáng thứ Bảy.", CULTURE)]
        )
        with notified_on(round.held_on, 16):
            conclusion = conclusion_services.edit(
                conference.conclusion,
                actor=self.clerk,
                today=round.held_on,
                text="Hội nghị đã nghe và trả lời các ý kiến về thủ tục đất đai, hộ tịch. Chủ tịch UBND xã yêu cầu các "
                "đơn vị niêm yết rõ giấy tờ phải nộp và hẹn ngày trả kết quả bằng giấy hẹn.",
            )
            conclusion = conclusion_services.add_point(
                conclusion,
                actor=self.clerk,
                today=round.held_on,
                text="Niêm yết danh mục giấy tờ của mười thủ tục hay làm nhất.",
                department=Department.objects.get(authority=self.commune, name=SERVICE),
                due_on=round.held_on + timedelta(days=30),
            )
            conclusion = conclusion_services.submit(conclusion, actor=self.clerk, today=round.held_on)
        signed = self.calendar.workday_after(round.held_on)
        with notified_on(signed):
            conclusion_services.issue(conclusion, actor=self.chair, today=signed)
            where = {"published_on": signed, "channels": ["portal", "posted", "hamlets"]}
            results_services.publish_results(conference.results, actor=self.clerk, today=signed, **where)

    def closed_round(self, round):
        day = round.held_on - timedelta(days=15)
        self.accepted(
            round, "Lương Văn Khải", "Xin hướng dẫn tách thửa cho con.", day, source=QuestionSource.HANDLING
        )
        self.answered(
            round.questions.get(),
            "kinhte",
            day,
            "Ông nộp đơn tách thửa kèm giấy chứng nhận tại bộ phận một cửa; thời hạn là 15 ngày.",
        )
        self.held(
            round,
            [
                (
                    "Bà Đỗ Thị Lý, thôn Nam",
                    "Đường vào Trung tâm hành chính công chưa có bảng chỉ dẫn.",
                    SERVICE,
                )
            ],
        )

    def held(self, round, spoken):
        """Holds the conference; what is asked in the hall is owed in writing by the named department."""
        day = round.held_on
        who = {"actor": self.staff["thuky"], "today": day}
        with notified_on(day, 11):
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
        with notified_on(day, 15):
            return minutes_services.sign_minutes(conference, actor=self.chair, today=day)

    def round_of_today(self, round):
        day = self.today - timedelta(days=14)
        question = self.accepted(
            round,
            "Ngô Thị Sen",
            "Vì sao chứng thực bản sao phải chờ sang buổi chiều?",
            day,
            "Hộ tịch, chứng thực",
        )
        self.answered(
            question,
            "motcua",
            day,
            "Từ tháng này, bản sao dưới 20 trang được chứng thực và trả ngay trong buổi.",
        )
        late = self.accepted(round, "Trịnh Văn Lâm", "Bao giờ có kết quả xin phép xây nhà của tôi?", day)
        self.assigned(late, "kinhte", day, "Kiểm tra hồ sơ và trả lời rõ ngày có giấy phép.")
        hall_services.prepare(round, actor=self.clerk)

    def round_taking_forms(self, round):
        day = self.calendar.workday_before(self.today)
        self.hand_in(
            round,
            "Đỗ Minh Quân",
            "Thủ tục thuê đất làm xưởng cần những giấy tờ gì? Thời gian giải quyết bao lâu?",
            day,
            organisation="Công ty TNHH Mây Tre Tân Hòa",
        )
        self.hand_in(
            round,
            "Cao Văn Tĩnh",
            "Tôi nộp tiền rồi mà không được đưa biên lai.",
            day,
            QuestionSource.HANDLING,
        )
        self.accepted(round, "Mai Thị Thơm", "Đất ông bà để lại chưa có giấy thì làm từ bước nào?", day)
        question = self.accepted(
            round,
            "Phan Văn Quý",
            "Đăng ký khai sinh cho cháu ở thành phố có làm tại xã được không?",
            day,
            "Hộ tịch, chứng thực",
        )
        self.drafted(
            self.assigned(question, "vanhoa", day),
            day,
            "Được. Ông mang giấy chứng sinh và căn cước của cha mẹ đến bộ phận một cửa của xã.",
        )
        question = self.accepted(
            round,
            "Tô Thị Hiền",
            "Trợ cấp người cao tuổi chuyển vào tài khoản ngày nào?",
            day,
            "Bảo trợ xã hội",
        )
        assignment = self.drafted(
            self.assigned(question, "vanhoa", day), day, "Tiền được chuyển trước ngày 10 hằng tháng."
        )
        answering_services.submit(assignment, actor=self.staff["vanhoa"], today=day)
