"""A fault of the reader is a sentence for the clerk, never a page that breaks."""

import logging
from collections.abc import Callable
from functools import wraps

from plans.reading.model import NotAPlan, ReadPlan

logger = logging.getLogger(__name__)
FAULT = (
    "Hệ thống chưa đọc được văn bản này do một lỗi của phần mềm, không phải lỗi của ông/bà; nội dung vẫn còn nguyên. "
    "Ông/bà thử bỏ những dòng có ký hiệu lạ rồi đọc lại, và báo cho người quản trị hệ thống."
)


def saying_faults(read: Callable[[str], ReadPlan]) -> Callable[[str], ReadPlan]:
    """Return the reader `read` so that whatever goes wrong in it raises NotAPlan with a sentence.

    The log names the kind of error and where it arose, but no word of the text.
    """

    @wraps(read)
    def read_or_tell(text: str) -> ReadPlan:
        try:
            return read(text)
        except NotAPlan:
            raise
        except Exception as error:  # noqa: BLE001  # any fault is told; the text must not be lost with it
            traceback = error.__traceback__
            while traceback and traceback.tb_next:
                traceback = traceback.tb_next
            where = f"{traceback.tb_frame.f_code.co_qualname}:{traceback.tb_lineno}" if traceback else ""
            logger.error("reading a plan failed: %s in %s", type(error).__name__, where)
            raise NotAPlan(FAULT) from None

    return read_or_tell
