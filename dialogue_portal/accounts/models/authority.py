from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse

from dialogue_portal.formats.columns import (
    Following,
    FollowingQuerySet,
    SearchPlain,
    SearchToned,
    SortKey,
)
from dialogue_portal.formats.vietnamese import toned

# The first part of an authority's addresses must not hide the portal's own pages.
RESERVED_SLUGS = "quan-tri|dang-nhap|dang-xuat|van-ban|static|healthz"


OUT_OF_MONTHS = "Xin ghi số tháng từ 6 đến 120."

# Without them a citizen who comes to a page of the authority has to ask elsewhere.
FACTS_FOR_CITIZENS = ("province", "address", "hotline", "office_hours", "reception_hours", "police")

OUT_OF_REASON = "Xin ghi số ngày từ 1 đến 20."


def workdays_field(verbose_name, default):
    """A number of working days from 1 to 20; a reminder on the day itself would come too late."""
    limits = [MinValueValidator(1, OUT_OF_REASON), MaxValueValidator(20, OUT_OF_REASON)]
    return models.PositiveSmallIntegerField(verbose_name, default=default, validators=limits)


class AuthorityKind(models.TextChoices):
    """Loại đơn vị hành chính."""

    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"
    TOWNSHIP = "thị trấn"  # abolished on 2025-07-01, still the author of older plans


class Authority(Following):
    """Cơ quan: the people's committee (UBND) of one commune, ward or special zone."""

    slug = models.SlugField(
        "tên trong địa chỉ",
        unique=True,
        error_messages={"invalid": "Chỉ dùng chữ cái không dấu, chữ số và dấu gạch nối, ví dụ phu-xuyen."},
        validators=[
            RegexValidator(
                rf"^(?!({RESERVED_SLUGS})$)",
                "Tên này đã dành cho trang của hệ thống, xin chọn tên khác.",
                "reserved",
            )
        ],
    )
    kind = models.CharField(
        "loại đơn vị", max_length=10, choices=AuthorityKind, default=AuthorityKind.COMMUNE
    )
    place = models.CharField("tên xã, phường", max_length=100)
    province = models.CharField("tỉnh, thành phố", max_length=100, blank=True)
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name="cơ quan cấp trên",
    )
    address = models.CharField("địa chỉ trụ sở", max_length=250, blank=True)
    hotline = models.CharField("đường dây nóng", max_length=30, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    office_hours = models.CharField(
        "giờ làm việc",
        max_length=120,
        blank=True,
        help_text="Ví dụ: Thứ Hai đến thứ Sáu, 7h30–11h30 và 13h30–17h00.",
    )
    reception_place = models.CharField(
        "nơi tiếp công dân", max_length=250, blank=True, help_text="Để trống: tại trụ sở."
    )
    reception_hours = models.CharField(
        "lịch tiếp công dân", max_length=250, blank=True, help_text="Thứ mấy, mấy giờ, ai tiếp."
    )
    police = models.CharField(
        "địa chỉ, số điện thoại của Công an",
        max_length=250,
        blank=True,
        help_text="In ở trang chỉ nơi gửi khiếu nại, tố cáo, sau chữ «Công an xã …».",
    )
    superior_text = models.TextField(
        "cơ quan cấp trên in ở đầu văn bản",
        blank=True,
        help_text="Mỗi dòng in một dòng. UBND cấp xã thường để trống.",
    )
    issuing_text = models.TextField(
        "tên cơ quan in ở đầu văn bản",
        blank=True,
        help_text="Mỗi dòng in một dòng. Để trống: Ủy ban nhân dân và tên xã, phường.",
    )
    one_series = models.BooleanField("một dãy số cho mọi loại văn bản", default=False)
    number_padding = models.PositiveSmallIntegerField("số chữ số ít nhất của số văn bản", default=2)
    # {code of a term: {"days", "working", "rolls"}}, where the authority differs from the usual: see workdays.terms.
    own_terms = models.JSONField("thời hạn riêng", default=dict, blank=True, editable=False)
    remind_halfway = models.BooleanField("nhắc khi qua nửa thời hạn", default=True)
    remind_before = workdays_field("nhắc trước hạn (ngày làm việc)", default=1)
    leader_after = workdays_field("báo lãnh đạo khi quá hạn (ngày làm việc)", default=1)
    chairman_after = workdays_field("báo Chủ tịch sau khi báo lãnh đạo (ngày làm việc)", default=2)
    letters_from = models.TimeField("gửi thư nhắc từ", default=time(7, 30))
    letters_until = models.TimeField("gửi thư nhắc đến trước", default=time(17, 0))

    personal_data_months = models.PositiveSmallIntegerField(
        "lưu dữ liệu cá nhân của phiếu (tháng)",
        default=24,
        validators=[MinValueValidator(6, OUT_OF_MONTHS), MaxValueValidator(120, OUT_OF_MONTHS)],
    )

    letters_written_on = models.DateField("ngày viết thư nhắc gần nhất", null=True, editable=False)

    search_plain = SearchPlain("search_words", "slug", "kind", "place", "province")
    search_toned = SearchToned("search_words", "slug", "kind", "place", "province")
    sort_key = SortKey("place")
    province_key = SortKey("province")

    objects = FollowingQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["province_key", "sort_key"], name="authority_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(letters_from__lt=models.F("letters_until")),
                name="authority_letters_have_hours",
                violation_error_message="Giờ thôi gửi phải sau giờ bắt đầu gửi.",
            )
        ]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("desk:home", args=[self.slug])

    @property
    def authority_id(self):
        """Its own key, under the name that every row has: records and letters may be about the authority itself."""
        return self.pk

    @property
    def name(self):
        """Ủy ban nhân dân xã Phú Xuyên."""
        return f"Ủy ban nhân dân {self.kind} {self.place}"

    @property
    def short_name(self):
        """UBND xã Phú Xuyên."""
        return f"UBND {self.kind} {self.place}"

    @property
    def whole_address(self) -> str:
        """The address of its seat down to the province, each named once; "" where no address is known."""
        named, known = self.address, toned(self.address)
        for part in (f"{self.kind} {self.place}", self.province):
            if named and part and toned(part) not in known:
                named = f"{named}, {part}"
        return named

    @property
    def missing_for_citizens(self) -> list[str]:
        """What its public pages should say and nobody has entered, in words."""
        fields = self._meta.concrete_fields
        missing = {name for name in FACTS_FOR_CITIZENS if not getattr(self, name)}
        return [str(field.verbose_name) for field in fields if field.name in missing]

    @property
    def search_words(self) -> str:
        """What a search finds it by."""
        return f"{self.short_name} {self.name} {self.province} {self.slug}"

    @property
    def heading_lines(self) -> list[str]:
        """The lines of the issuing body at the head of a paper (decree 30/2020/NĐ-CP, annex I)."""
        return _lines(self.issuing_text) or ["ỦY BAN NHÂN DÂN", f"{self.kind} {self.place}".upper()]

    @property
    def superior_lines(self) -> list[str]:
        """The lines of the superior body above them; usually a people's committee has none."""
        return _lines(self.superior_text)


def _lines(text: str) -> list[str]:
    return [line.strip().upper() for line in text.splitlines() if line.strip()]


class Department(Following):
    """Phòng, ban, đơn vị that answers citizens' questions."""

    authority = models.ForeignKey(
        Authority, models.CASCADE, related_name="departments", verbose_name="cơ quan"
    )
    name = models.CharField("tên đơn vị", max_length=150)
    symbol = models.CharField("ký hiệu", max_length=12, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    sort_key = SortKey("name")

    objects = FollowingQuerySet.as_manager()

    class Meta:
        verbose_name = "phòng, ban, đơn vị"
        verbose_name_plural = "phòng, ban, đơn vị"
        ordering = ["position", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                name="department_named_once",
                violation_error_message="Cơ quan đã có đơn vị tên này.",
            )
        ]

    def __str__(self):
        return self.name


class SectorQuerySet(FollowingQuerySet):
    """What can be asked of the sectors."""

    def of_authority(self, authority):
        """The national sectors and those the authority added for itself."""
        return self.filter(models.Q(authority=None) | models.Q(authority=authority))


class Sector(Following):
    """Lĩnh vực thủ tục hành chính: đất đai, hộ tịch, …; without an authority it is national."""

    authority = models.ForeignKey(
        Authority, models.CASCADE, null=True, blank=True, related_name="sectors", verbose_name="cơ quan"
    )
    name = models.CharField("tên lĩnh vực", max_length=120)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    sort_key = SortKey("name")

    objects = SectorQuerySet.as_manager()

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ["position", "sort_key", "pk"]

    def __str__(self):
        return self.name
