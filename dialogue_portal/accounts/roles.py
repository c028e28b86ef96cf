from django.db.models import TextChoices


class Role(TextChoices):
    """Vai trò của một người trong một cơ quan; one person may have several."""

    CLERK = "clerk", "Văn phòng"
    OFFICE_HEAD = "office_head", "Chánh Văn phòng"
    OFFICER = "officer", "Công chức chuyên môn"
    CHAIR = "chair", "Chủ tịch UBND"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch UBND"
    SECRETARY = "secretary", "Thư ký hội nghị"


LEADERS = (Role.CHAIR, Role.VICE_CHAIR)
