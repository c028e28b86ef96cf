from dialogue_portal.records.forms import StepForm
from registrations.forms import UnnumberedField


class SetAsideForm(StepForm):
    """Why a letter is no form."""

    use_required_attribute = False

    note = UnnumberedField(
        label="Vì sao không phải phiếu",
        rows=2,
        max_length=200,
        missing="Xin ghi vì sao thư này không phải phiếu.",
        help_text="Ví dụ: quảng cáo; công văn, đã chuyển Văn thư; đơn gửi Công an, đã hướng dẫn. Không ghi tên người.",
    )
