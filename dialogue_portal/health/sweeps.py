"""Celery's signals store the times of every run of a sweep in `Sweep`."""

import logging

from celery.signals import task_failure, task_prerun, task_success
from django.db import Error
from django.utils.timezone import now

from dialogue_portal.celery import EVERY
from dialogue_portal.health.models import Sweep

logger = logging.getLogger(__name__)

# The name of each task of EVERY on the pages.
NAMES = {
    "dialogue_portal.notices.tasks.deliver_waiting": "Gửi thư",
    "dialogue_portal.documents.tasks.print_waiting": "In văn bản chờ ký",
    "dialogue_portal.documents.tasks.remove_old_prints": "Dọn bản in chờ ký",
    "dialogue_portal.documents.tasks.read_scans": "Đọc bản quét",
    "desk.tasks.raise_alerts": "Nhắc hạn và báo quá hạn",
    "desk.tasks.write_letters": "Viết thư nhắc việc",
    "dialogue_portal.daysoff.tasks.recount_deadlines": "Tính lại hạn",
    "dialogue_portal.records.tasks.seal_records": "Niêm phong nhật ký",
    "dialogue_portal.records.tasks.verify_records": "Kiểm tra nhật ký mỗi đêm",
    "dialogue_portal.accounts.tasks.clear_sessions": "Dọn phiên đăng nhập",
    "dialogue_portal.unsent.tasks.remove_unsent_forms": "Dọn nội dung chưa gửi",
    "dialogue_portal.ratelimits.tasks.remove_old_tallies": "Dọn số lần đã đếm",
    "registrations.tasks.owe_calls": "Tìm người phải gọi báo",
    "registrations.tasks.read_mailboxes": "Đọc hộp thư",
    "registrations.tasks.remove_files_left_waiting": "Dọn tệp chưa gửi",
    "registrations.tasks.remind_collectors": "Nhắc đầu mối lấy ý kiến",
    "registrations.tasks.move_waiting_lists": "Xếp chỗ cho danh sách chờ",
    "registrations.tasks.remove_old_personal_data": "Xóa dữ liệu cá nhân hết thời gian lưu",
}


@task_prerun.connect
def began(sender, **_):
    """Notes that a run begins."""
    note(sender.name, started_at=now())


@task_success.connect
def ended_well(sender, **_):
    """Notes that a run ended without an error."""
    note(sender.name, finished_at=now(), failure="")


@task_failure.connect
def failed(sender, exception, **_):
    """Notes the class of the error that ended a run."""
    note(sender.name, failure=type(exception).__name__)


def note(task: str, **facts) -> None:
    """Stores facts about a sweep; does nothing for a task that is none."""
    if task not in EVERY:
        return
    try:
        Sweep.objects.update_or_create(task=task, defaults=facts)
    except Error as error:
        # The task must not fail because it cannot be noted; a sweep without notes is shown as late.
        logger.warning("Không ghi được lượt chạy của %s (%s).", task, type(error).__name__)
