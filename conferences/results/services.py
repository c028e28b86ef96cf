from datetime import date

from conferences.results.models import Channel, Results
from conferences.results.states import RESULTS_FLOW
from dialogue_portal.records.flow import StepRefused

MISSING_CHANNELS = "Chưa đủ ba hình thức luật yêu cầu. Xin ghi khi đã làm xong cả ba; hạn vẫn đang tính."


@RESULTS_FLOW.step("publish")
def publish_results(
    results: Results, *, published_on: date, channels: list[str], today: date, note: str = "", **_
) -> None:
    """Ghi đã công khai kết quả: when and where citizens can read what came of the conference."""
    if not results.conference.closed_on <= published_on <= today:
        raise StepRefused("Ngày công khai phải từ ngày hội nghị đến hôm nay.", "published_on")
    if set(channels) != set(Channel.values):
        raise StepRefused(MISSING_CHANNELS, "channels")
    results.channels, results.note = channels, note
    results.meet(published_on)
