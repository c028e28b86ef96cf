"""Thông báo thời gian, địa điểm and Giấy mời as papers."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.blocks import Block, heading, line, paragraphs
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import END, Paper, Signature
from dialogue_portal.documents.tables import is_row
from dialogue_portal.formats.days import WEEKDAYS, day_on_paper, say_hour, weekday_on_paper
from dialogue_portal.formats.phones import say_phone
from plans.models import Plan, Round, RoundPaper
from plans.outline.naming import conference_of


class OfRound(Paper):
    """Either paper of a round; day, hours and place are those that the round has now."""

    def __init__(self, subject: RoundPaper):
        super().__init__(subject)
        self.round = subject.round
        self.plan = subject.round.plan

    @property
    def year(self) -> int:
        """The year in which the round is held."""
        return self.round.set_date.held_on.year

    @property
    def signature(self) -> Signature:
        """Of the person who signed, else the usual one."""
        if self.subject.signed_by:
            row = self.subject
            return Signature.for_member(row.signed_by, self.authority, row.type_code, row.issued_on)
        return super().signature

    @property
    def secretary(self) -> Signature | None:
        """The signature of the body that issues the paper together with the committee."""
        return Signature.of_partner(self.subject)

    @property
    def conference(self) -> str:
        """The conference in the words of both papers."""
        return f"{conference_of(self.plan)} ngày {day_on_paper(self.round.set_date.held_on)}"

    @property
    def partners(self) -> list[tuple[str, str]]:
        """Who chairs, organises with the committee and is invited (law 72/2025/QH15, article 43)."""
        named = [
            ("Chủ trì", self.subject.chair),
            ("Đồng chủ trì", self.subject.co_chair),
            ("Phối hợp tổ chức", self.subject.partner),
            ("Mời dự", self.subject.party),
        ]
        return [(part, f"{name.rstrip(' .;')}.") for part, name in named if name]

    @property
    def replaced(self) -> str:
        """The sentence that names the replaced paper; "" where none is replaced."""
        old = self.subject.replaces and self.subject.replaces.document
        if old is None:
            return ""
        return f"{self.type_name.capitalize()} này thay thế {self.type_name.capitalize()} số {old}."


class NoticePaper(OfRound):
    """Thông báo thời gian, địa điểm: when, where, about what, who takes part, how and until when to register."""

    type_code = PaperType.NOTICE
    type_name = "THÔNG BÁO"

    @property
    def about(self) -> str:
        """Trích yếu of the notice."""
        return f"Thời gian, địa điểm tổ chức {self.conference}"

    @property
    def recipients(self) -> list[str]:
        """The places that the office wrote, else the usual ones."""
        usual = [
            f"Thường trực Đảng ủy, HĐND {self.authority.kind}",
            "Các thôn, tổ dân phố (để niêm yết)",
            "Lưu: VT",
        ]
        return paragraphs(self.subject.recipients) or usual

    def body(self) -> list[Block]:
        """The numbered parts; one that has nothing to say is left out."""
        parts = [
            ("Thời gian", [line(f"{hours_of(self.round)}, {day_of(self.round)}.")]),
            ("Địa điểm", [line(f"{self.round.place}.")]),
            ("Nội dung đối thoại", dashed(self.subject.contents)),
            ("Chủ trì, phối hợp", self._partners()),
            ("Thành phần tham dự", dashed(self.subject.participants)),
            ("Cách thức tham gia, đăng ký, gửi ý kiến", [*dashed(self.subject.ways), *self._registration()]),
            ("Điều cần biết", dashed(self.subject.remarks)),
        ]
        filled = [part for part in parts if part[1]]
        name = self.authority.name
        blocks = [line(f"Thực hiện {plan_named(self.plan)}, {name} thông báo {self.conference} như sau:")]
        for number, (title, lines) in enumerate(filled, 1):
            short = len(lines) == 1 and not lines[0].text.startswith("-")
            if short:
                blocks.append(Block("p", "run-in", lines[0].text, lead=f"{number}. {title}:"))
            else:
                blocks += [heading(f"{number}. {title}", 2), *lines]
        if self.replaced:
            blocks.append(line(self.replaced))
        closing = f"{name} thông báo để cơ quan, tổ chức, doanh nghiệp và người dân biết, tham dự{END}"
        return [*blocks, line(closing)]

    def _partners(self) -> list[Block]:
        return [line(f"- {part}: {name}") for part, name in self.partners]

    def _registration(self) -> list[Block]:
        last = weekday_on_paper(self.round.set_date.registration_closes_on)
        *ways, final = ways_to_register(self.round)
        return [
            line(f"Phiếu đăng ký gửi chậm nhất hết {last}, bằng một trong các cách:"),
            *(line(f"- {way};") for way in ways),
            line(f"- {final}."),
        ]


class InvitationPaper(OfRound):
    """Giấy mời: one letter for each person or hamlet, all under one number."""

    type_code = PaperType.INVITATION
    type_name = "GIẤY MỜI"

    @property
    def recipients(self) -> list[str]:
        """The addressee above, and the file."""
        return ["Như trên", "Lưu: VT"]

    @property
    def about(self) -> str:
        """Trích yếu of the invitation."""
        return f"Dự {self.conference}"

    def letters(self) -> list[list[Block]]:
        """The text of each letter; while nobody is invited, one letter with room for the name."""
        shared = self._shared()
        return [[self._greeting(str(one)), *shared] for one in self.subject.invitees.all()] or [self.body()]

    def bookmark_of(self, letter: list[Block]) -> str:
        """Whom the letter addresses."""
        return letter[0].text.removesuffix(".")

    def body(self) -> list[Block]:
        """A letter with room for the name."""
        return [self._greeting("…" * 30), *self._shared()]

    def _greeting(self, addressee: str) -> Block:
        return Block(
            "p", "item addressee", f"{addressee}.", lead=f"{self.authority.name} trân trọng kính mời:"
        )

    def _shared(self) -> list[Block]:
        round = self.round
        lines = [
            Block("p", "item", f"{self.conference[0].upper()}{self.conference[1:]}.", lead="Tới dự:"),
            *(Block("p", "item", name, lead=f"{part}:") for part, name in self.partners),
            Block("p", "item", f"{hours_of(round)}, {day_of(round)}.", lead="Thời gian:"),
            Block("p", "item", f"{round.place}.", lead="Địa điểm:"),
        ]
        contents = paragraphs(self.subject.contents)
        if len(contents) == 1:
            lines.append(Block("p", "item", contents[0], lead="Nội dung:"))
        elif contents:
            lines += [Block("p", "announces", "", lead="Nội dung:"), *dashed(self.subject.contents)]
        lines += [line(text) for text in paragraphs(self.subject.remarks)]
        if hotline := self.plan.hotline_in_use:
            lines.append(line(f"Cần trao đổi, xin liên hệ Văn phòng, điện thoại {say_phone(hotline)}."))
        if self.replaced:
            lines.append(line(self.replaced))
        end = f"Rất mong quý vị đại biểu sắp xếp thời gian tới dự{END}"
        return [*lines, line(end)]


PAPERS = {"notice": NoticePaper, "invitation": InvitationPaper}


def paper_of(row: RoundPaper) -> OfRound:
    """The paper that is printed for a row."""
    return PAPERS[row.kind](row)


def hours_of(round: Round) -> str:
    """The hours in words: "Từ 7h30 đến 11h30"."""
    set_date = round.set_date
    until = f" đến {say_hour(set_date.ends_at)}" if set_date.ends_at else ""
    return f"Từ {say_hour(set_date.starts_at)}{until}"


def day_of(round: Round) -> str:
    """The day in words: "thứ Sáu, ngày 12/6/2026"."""
    day = round.set_date.held_on
    return f"{WEEKDAYS[day.weekday()]}, ngày {day_on_paper(day)}"


def plan_named(plan: Plan) -> str:
    """The plan in force as the papers of its rounds cite it."""
    document = plan.in_force.document
    return f"Kế hoạch số {document}" if document else f"Kế hoạch đối thoại năm {plan.year}"


def dashed(text: str) -> list[Block]:
    """Each line of a text with a dash before it, but for the rows of a table."""
    return [line(one if is_row(one) else f"- {one}") for one in paragraphs(text)]


def ways_to_register(round: Round) -> list[str]:
    """The ways that are open: portal, telephone, e-mail, office; the plan's own contact wins over the authority's."""
    plan, authority = round.plan, round.authority
    hotline, email, address = plan.hotline_in_use, plan.email_in_use, plan.address_in_use
    ways = [f"Trên cổng đối thoại: {short_address(form_address(round))} (tải được mẫu phiếu giấy)"]
    if hotline:
        ways.append(f"Gọi đường dây nóng: {say_phone(hotline)}")
    if email:
        ways.append(f"Thư điện tử: {email}")
    if address:
        ways.append(
            "; ".join(filter(None, [f"Nộp trực tiếp hoặc gửi bưu điện: {address}", office_hours(authority)]))
        )
    return ways


def office_hours(authority: Authority) -> str:
    """When the office takes forms, as part of a sentence; "" where nobody has entered its hours."""
    hours = authority.office_hours
    return f"giờ nhận: {hours[:1].lower()}{hours[1:]}" if hours else ""


def form_address(round: Round) -> str:
    """The public address of the round's online form."""
    return settings.BASE_URL + reverse("registrations:form", args=[round.authority.slug, round.pk])


def short_address(address: str) -> str:
    """An address as people type it from paper: without the scheme and the last slash."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
