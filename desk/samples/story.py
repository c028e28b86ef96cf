from datetime import date, time, timedelta

from django.db import transaction

from conferences.conclusion import services as conclusion_services
from conferences.hall import services as hall_services
from conferences.results import services as results_services
from conferences.results.models import Channel
from desk.samples.acts import Acts
from desk.samples.collecting import collectors_of
from desk.samples.dates import dated
from desk.samples.delegates import delegates_of_round
from desk.samples.files import a_photograph, a_scan
from desk.samples.mails import fill_mailbox
from desk.samples.papers import papers_of_round
from desk.samples.people import CULTURE, SERVICE
from desk.samples.surveys import surveys_of
from dialogue_portal.accounts.models import Department
from dialogue_portal.records.actors import CITIZEN
from plans import services as plans
from plans.rounds import services as rounds_services
from registrations.models import DataRequestKind, QuestionSource
from registrations.personaldata import services as personal_data
from registrations.supplements import services as supplements
from registrations.triage import services as triage_services
from responses.answering import services as answering_services
from responses.citizen.models import Opinion

PLACE = "Hội trường UBND xã Tân Hòa"
MORNING = {"starts_at": time(7, 30), "ends_at": time(11, 30), "place": PLACE}


@transaction.atomic
def load(today: date) -> None:
    """Plays the sample commune's story through the services, with its dates around `today`."""
    Story(today).tell()


class Story(Acts):
    """The story of the commune, one part in each method."""

    def tell(self):
        """Plays all parts in their order."""
        past, recent, coming = self.workday(-45), self.calendar.workday_before(self.today), self.workday(21)
        plan = self.issued_plan([past, recent, self.today, coming])
        held, waiting, hall, open_round = plan.rounds.order_by("position")
        self.finished_round(held)
        self.closed_round(waiting)
        self.round_of_today(hall)
        self.round_taking_forms(open_round)
        self.people_without_mailbox(open_round)
        day = self.calendar.workday_before(self.today)
        words = "Đường vào xóm Chùa bao giờ có đèn? Tôi không dùng điện thoại."
        self.type_in(open_round, "Bàn Thị Sen", words, day, "paper")
        words = "Làm thẻ bảo hiểm y tế cho người già ở xã có được không?"
        self.type_in(open_round, "Lý Văn Sùng", words, day, "phone", phone="0912000099", attends=True)
        delegates_of_round(open_round, clerk=self.clerk, today=self.today)
        papers_of_round(
            open_round, clerk=self.clerk, chair=self.chair, day=self.calendar.workday_before(self.today)
        )
        surveys_of(held, waiting, clerk=self.clerk, today=self.today)
        self.other_plans()
        day = self.calendar.workday_before(self.today)
        collectors_of(open_round, clerk=self.clerk, day=day)
        # He sent a form by the portal, too: the list shows both beside each other.
        words, hamlet = "Tôi nộp tiền rồi mà không được đưa biên lai.", "Thôn Đoài, xã Tân Hòa"
        self.type_in(open_round, "Cao Văn Tĩnh", words, day, "paper", address=hamlet)

    # Plans

    def issued_plan(self, dates):
        """Issues a plan with a round on each of the dates."""
        start = dates[0] - timedelta(days=40)
        months = ", ".join(dict.fromkeys(f"tháng {day.month}/{day.year}" for day in dates))
        with dated(start):
            plan = self.draft(self.today.year, months)
            plan.rounds.all().delete()
            for day in dates:
                plan = rounds_services.add_round(
                    plan, actor=self.clerk, today=start, planned_month=day.month, planned_year=day.year
                )
            for round, day in zip(plan.rounds.order_by("position"), dates, strict=True):
                rounds_services.fix_round(round, actor=self.clerk, today=start, held_on=day, **MORNING)
            plan = plans.submit(plan, actor=self.clerk, today=start)
        signed = self.calendar.workday_after(start)
        with dated(signed):
            return plans.issue(plan, actor=self.chair, today=signed)

    def other_plans(self):
        """Adds a draft, a submitted and a cancelled plan."""
        next_year = self.today.year + 1
        self.draft(next_year, f"tháng 3/{next_year}, tháng 9/{next_year}")
        for end in ("submitted", "cancelled"):
            day = self.workday(60)
            plan = self.draft(day.year, f"tháng {day.month}/{day.year}")
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

    # Rounds

    def finished_round(self, round):
        """Brings a round to its issued conclusion notice and published results."""
        before = round.held_on - timedelta(days=15)
        question = self.accepted(
            round,
            "Bùi Thị Hoa",
            "Hồ sơ cấp giấy chứng nhận của gia đình tôi nộp ba tháng chưa có kết quả.",
            before,
        )
        answer = self.answered(
            question,
            "kinhte",
            before,
            "Hồ sơ của bà thiếu sơ đồ thửa đất. Phòng Kinh tế đã đo và bổ sung; bà nhận giấy tại bộ phận một cửa "
            "từ thứ Hai tuần sau, không phải nộp thêm giấy tờ nào.",
        )
        self.acknowledged(answer, before, Opinion.SATISFIED, "Tôi đã nhận được giấy.")
        conference = self.hold(
            round, [("Ông Tạ Văn Sơn, thôn Bắc", "Đề nghị nhận hồ sơ cả sáng thứ Bảy.", CULTURE)]
        )
        with dated(round.held_on, 16):
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
                due_on=self.calendar.workday_on_or_after(round.held_on + timedelta(days=30)),
            )
            conclusion = conclusion_services.submit(conclusion, actor=self.clerk, today=round.held_on)
        signed = self.calendar.workday_after(round.held_on)
        with dated(signed):
            conclusion_services.issue(conclusion, actor=self.chair, today=signed)
            done = dict.fromkeys(Channel, signed)
            results_services.publish_results(conference.results, actor=self.clerk, today=signed, done=done)

    def closed_round(self, round):
        """Holds a round whose conclusion notice is still owed."""
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
        self.hold(
            round,
            [
                (
                    "Bà Đỗ Thị Lý, thôn Nam",
                    "Đường vào Trung tâm hành chính công chưa có bảng chỉ dẫn.",
                    SERVICE,
                )
            ],
        )

    def round_of_today(self, round):
        """Prepares the conference of today, with an answer that is late."""
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
        """Fills a coming round with questions in every stage."""
        day = self.calendar.workday_before(self.today)
        with_files = self.hand_in(
            round,
            "Đỗ Minh Quân",
            "Thủ tục thuê đất làm xưởng cần những giấy tờ gì? Thời gian giải quyết bao lâu?",
            day,
            organisation="Công ty TNHH Mây Tre Tân Hòa",
        )
        self.enclose(with_files, day, a_photograph("giay-hen.jpg"), a_scan("don-xin-thue-dat.pdf"))
        fill_mailbox(round, day=day, photograph=a_photograph("ranh-nuoc.jpg").read())
        self.hand_in(
            round,
            "Cao Văn Tĩnh",
            "Tôi nộp tiền rồi mà không được đưa biên lai.",
            day,
            QuestionSource.HANDLING,
        )
        withdrawn = self.hand_in(round, "Vũ Thị Nhài", "Bao giờ có thẻ bảo hiểm y tế của con tôi?", day)
        with dated(day, 16):
            supplements.withdraw(withdrawn, actor=CITIZEN, today=day)
        corrected = self.hand_in(round, "Hà Văn Bách", "Xin hỏi về giấy phép xây dựng.", day)
        with dated(day, 16):
            supplements.correct(
                corrected,
                actor=CITIZEN,
                today=day,
                text="Sửa mái nhà cấp bốn ở thôn Đoài có phải xin giấy phép xây dựng không?",
            )
        asking = self.accepted(
            round, "Mai Thị Thơm", "Đất ông bà để lại chưa có giấy thì làm từ bước nào?", day
        ).registration
        with dated(day, 17):
            personal_data.ask(
                self.commune,
                registration=asking,
                kind=DataRequestKind.CORRECT,
                text="Tôi chuyển về xóm Chùa, thôn Đông. Xin sửa địa chỉ trong phiếu.",
                today=day,
            )
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

    def people_without_mailbox(self, round):
        """Some have news that nobody has told them: two to be called, and one without a telephone."""
        day, before = self.calendar.workday_before(self.today), self.calendar.workday_before(self.today, 4)
        question = self.hand_in(
            round,
            "Triệu Văn Páo",
            "Anh tôi tranh chấp ranh giới với nhà bên, xin xã phân xử.",
            before,
            email="",
        )
        with dated(before, 15):
            triage_services.decline(
                question,
                actor=self.clerk,
                today=before,
                note="Tranh chấp đất đai được hòa giải ở xã theo đơn riêng. Mời ông nộp đơn tại Bộ phận Một cửa, "
                "mang theo giấy tờ về thửa đất.",
            )
        for name, person, text, reply in (
            (
                "Lò Thị Mẩy",
                {"email": ""},
                "Xin hỏi giấy tờ làm thẻ người cao tuổi.",
                "Bà mang căn cước đến Bộ phận Một cửa vào các ngày làm việc, không phải nộp giấy tờ khác.",
            ),
            (
                "Giàng A Chứ",
                {"email": "", "phone": "", "address": "Bản Suối Đá, xã Tân Hòa"},
                "Nhà tôi muốn chuyển đổi đất vườn thì hỏi ai?",
                "Ông gặp Phòng Kinh tế vào sáng thứ Ba, thứ Năm; cán bộ hướng dẫn viết đơn tại chỗ.",
            ),
        ):
            question = self.accepted(round, name, text, day, **person)
            self.answered(question, "kinhte", day, reply)
