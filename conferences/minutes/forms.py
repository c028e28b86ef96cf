from conferences.forms import ClosingForm
from dialogue_portal.forms.fields import HourField, TextField


class AmendForm(ClosingForm):
    """Names, hours and closing words of the conference, to be corrected before the minutes are signed."""

    chair_name = TextField(label="Chủ tọa", max_length=120, missing="Xin ghi tên chủ tọa.")
    co_chair_name = TextField(label="Đồng chủ trì", max_length=250, required=False)
    secretary_name = TextField(label="Thư ký", max_length=120, missing="Xin ghi tên thư ký.")
    opened_at = HourField(label="Khai mạc lúc", missing="Xin ghi giờ khai mạc.")

    field_order = ["chair_name", "co_chair_name", "secretary_name", "opened_at"]

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.initial = {name: getattr(subject, name) for name in self.fields}
