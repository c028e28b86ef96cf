"""A gentle question before words become public that look like a denunciation or hold an identity number."""

from typing import Any

from django import forms

from dialogue_portal.formats.delicate import Concern, concerns_of

ASKED = {
    Concern.DENUNCIATION: "Có lời giống tố cáo: tên người tố cáo, người bị tố cáo phải giữ kín.",
    Concern.COMPLAINT: "Có lời giống khiếu nại: đơn khiếu nại giải quyết theo thủ tục riêng.",
    Concern.IDENTITY: "Có dãy số giống số căn cước: không cần ghi, xin xóa.",
}
PUBLIC = "Lời này sẽ được công khai. Xin sửa, hoặc đánh dấu ô «Đã xem lại» ở dưới."


class PublicWordsForm(forms.Form):
    """A form whose `public_words` are read by everybody later; what must not be is confirmed (`sure`) or changed."""

    public_words: tuple[str, ...] = ()
    sure = forms.BooleanField(label="Đã xem lại, ghi đúng như trên", required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        """Asks once: the box to confirm appears with the question."""
        cleaned = super().clean()
        sure = self.cleaned_data.pop("sure", False)
        for name in self.public_words:
            found = concerns_of(self.cleaned_data.get(name) or "")
            if found and not sure:
                why = " ".join(ASKED[one] for one in found)
                self.add_error(name, f"{why} {PUBLIC}")
                self.fields["sure"].widget = forms.CheckboxInput()
        return cleaned
