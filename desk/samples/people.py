from django.contrib.auth.models import Permission

from dialogue_portal.accounts.models import Authority, Department, Membership, Sector, User
from dialogue_portal.accounts.roles import Role

SLUG = "tan-hoa"
PASSWORD = "doi-thoai-mau"  # noqa: S105 - shown on the console, for made-up people only

SECTORS = [
    "Đất đai",
    "Hộ tịch, chứng thực",
    "Xây dựng nhà ở",
    "Bảo trợ xã hội",
    "Cư trú, căn cước",
    "Lĩnh vực khác",
]

ECONOMY, CULTURE, SERVICE, POLICE = DEPARTMENTS = [
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
    "Công an xã",
]

# (login, full name, role, department, what the person does)
STAFF: list[tuple[str, str, Role, str | None, str]] = [
    ("vanphong", "Nguyễn Thu Hà", Role.CLERK, None, "Văn phòng: soạn kế hoạch, phân loại ý kiến"),
    ("chanhvp", "Đỗ Thị Hiền", Role.OFFICE_HEAD, None, "Chánh Văn phòng: đọc ý kiến hạn chế xem"),
    ("chutich", "Lê Minh Đức", Role.CHAIR, None, "Chủ tịch: ký, phân công, duyệt"),
    ("phochutich", "Trần Quốc Bảo", Role.VICE_CHAIR, None, "Phó Chủ tịch: ký thay, phân công, duyệt"),
    ("thuky", "Phạm Ngọc Lan", Role.SECRETARY, None, "Thư ký: ghi biên bản hội nghị"),
    ("kinhte", "Hoàng Văn Nam", Role.OFFICER, ECONOMY, "Công chức Phòng Kinh tế: trả lời về đất đai"),
    ("vanhoa", "Vũ Thị Mai", Role.OFFICER, CULTURE, "Công chức Phòng Văn hóa - Xã hội"),
    ("congan", "Ngô Quang Huy", Role.OFFICER, POLICE, "Công an xã: trả lời về cư trú, căn cước"),
    ("motcua", "Đặng Hải Yến", Role.OFFICER, SERVICE, "Viên chức Trung tâm Phục vụ hành chính công"),
]
ADMINISTRATOR = "quantri"


def make_commune() -> Authority:
    """Creates the commune with its departments, and the sectors that all authorities share."""
    commune = Authority.objects.create(
        slug=SLUG,
        kind="xã",
        place="Tân Hòa",
        province="tỉnh Hòa Giang",
        address="Thôn Đông, xã Tân Hòa, tỉnh Hòa Giang",
        hotline="02030000001",
        email="ubnd@tan-hoa.example",
        office_hours="Thứ Hai đến thứ Sáu, 7h30–11h30 và 13h30–17h00",
        reception_place="Phòng Tiếp công dân, tầng 1 trụ sở",
        reception_hours="Các ngày làm việc, 8h00–11h00 và 14h00–16h30; Chủ tịch tiếp sáng thứ Năm",
        police="Thôn Đông, xã Tân Hòa, tỉnh Hòa Giang; trực 24 giờ, điện thoại 0203 000 0113",
    )
    for position, name in enumerate(DEPARTMENTS):
        Department.objects.create(authority=commune, name=name, position=position)
    for position, name in enumerate(SECTORS):
        Sector.objects.get_or_create(authority=None, name=name, defaults={"position": position})
    return commune


def make_staff(commune: Authority) -> dict[str, User]:
    """Creates the accounts with their roles; returns them by login."""
    departments = {department.name: department for department in commune.departments.all()}
    staff = {}
    for login, full_name, role, department, _ in STAFF:
        email = f"{login}@tan-hoa.example"
        staff[login] = User.objects.create_user(login, email, PASSWORD, full_name=full_name)
        Membership.objects.create(
            user=staff[login], authority=commune, role=role, department=departments.get(department or "")
        )
    # The office of the only commune keeps the national days off as well.
    staff["vanphong"].user_permissions.add(
        Permission.objects.get(codename="change_dayoff", content_type__app_label="workdays")
    )
    User.objects.create_superuser(ADMINISTRATOR, password=PASSWORD, full_name="Người quản trị hệ thống")
    return staff


def shown_logins() -> list[tuple[str, str, str]]:
    """(login, password, what the person does) of the sample accounts that still have the sample password."""
    work = {login: words for login, _, _, _, words in STAFF} | {
        ADMINISTRATOR: "Quản trị hệ thống (/quan-tri/)"
    }
    users = {user.username: user for user in User.objects.filter(username__in=work)}
    return [
        (login, PASSWORD, words)
        for login, words in work.items()
        if login in users
        and Authority.objects.filter(slug=SLUG).exists()
        and users[login].check_password(PASSWORD)
    ]
