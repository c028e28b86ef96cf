import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from desk import samples
from dialogue_portal.health.supervision import Child, GivenUp

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - only compared with the administrator's choice
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Chạy cả cổng bằng một lệnh: máy chủ web, tiến trình làm việc nền và đồng hồ. Ctrl-C để dừng."
    stopping = False

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="địa chỉ lắng nghe")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="cổng mạng")
        parser.add_argument("--workers", type=int, default=2, help="số tiến trình web")

    def handle(self, *, host, port, workers, **options):
        data_dir: Path | None = getattr(settings, "DATA_DIR", None)
        if data_dir is None:
            raise CommandError(
                "Lệnh này chỉ dành cho bản chạy trên một máy (dialogue_portal.settings.embedded)."
            )
        lock = self.take_lock(data_dir)
        self.refuse_old_database()
        self.refuse_taken_port(host, port)
        # The worker writes the portal's address into letters.
        os.environ["PORT"] = str(port)
        for number in STOP_SIGNALS:
            signal.signal(number, self.stop)
        commands = self.commands(data_dir, host, port, workers)
        children = [Child(name, command) for name, command in commands.items()]
        try:
            self.watch(children, host, port)
        except GivenUp as reason:
            raise CommandError(str(reason)) from reason
        finally:
            Child.end_all(children)
            lock.close()
        self.stdout.write("Đã dừng.")

    def stop(self, *_):
        """Answers a signal: `watch` ends at its next round."""
        self.stopping = True

    def watch(self, children, host, port):
        """Keeps the children alive until a signal stops it; prints the address once a page is answered."""
        announced = False
        for child in children:
            child.start()
        while not self.stopping:
            time.sleep(0.2)
            for child in children:
                child.keep_alive()
            if not announced and answers(host, port):
                announced = True
                self.announce(host, port)

    def take_lock(self, data_dir: Path):
        """Locks the folder for this portal alone; the lock ends with the process. Raises CommandError."""
        file = (data_dir / "portal.pid").open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            running = file.read().strip()
            raise CommandError(f"{data_dir} đang có cổng chạy (tiến trình {running}).") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        return file

    def refuse_old_database(self):
        """Raises CommandError when migrations are waiting."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("Cơ sở dữ liệu chưa theo kịp phần mềm. Hãy chạy: manage.py migrate")

    def refuse_taken_port(self, host, port):
        """Raises CommandError when the address cannot be opened."""
        try:
            socket.create_server((host, port)).close()
        except OSError as error:
            raise CommandError(
                f"Không mở được {host}:{port}: đang có chương trình khác dùng, hoặc không có quyền. "
                f"Hãy chọn cổng khác, ví dụ PORT={port + 1}."
            ) from error

    def commands(self, data_dir: Path, host, port, workers) -> dict[str, list[str]]:
        """The command lines of the web server, the worker and the scheduler, by their names."""
        # Celery warns root at every start because of pickled messages; the portal's messages are JSON.
        python = [sys.executable, "-W", "ignore:You're running the worker with superuser privileges", "-m"]
        celery = [*python, "celery", "--quiet", "--app=dialogue_portal"]
        web_options = [f"--workers={workers}", "--worker-class=gthread", "--threads=4", "--log-level=warning"]
        web_options += ["--graceful-timeout=3", "--no-control-socket"]
        # Two, so that letters do not wait for a print of many invitations.
        worker_options = ["--pool=prefork", "--concurrency=2", "--loglevel=WARNING"]
        worker_options += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return {
            "web": [*python, "gunicorn", "dialogue_portal.wsgi", f"--bind={host}:{port}", *web_options],
            "worker": [*celery, "worker", *worker_options],
            "beat": [
                *celery,
                "beat",
                "--loglevel=WARNING",
                f"--schedule={data_dir / 'beat-schedule'}",
            ],
        }

    def announce(self, host, port):
        """Prints the portal's address, and the sample accounts where all of them are there."""
        address = f"http://{'localhost' if host in ('127.0.0.1', EVERY_ADDRESS) else host}:{port}/"
        self.stdout.write(f"\nCổng đối thoại đang chạy tại {address}")
        logins = samples.shown_logins()
        names = [username for username, _, _ in logins]
        if names and get_user_model().objects.filter(username__in=names).count() == len(names):
            self.stdout.write(f"Tài khoản mẫu (đăng nhập tại {address}dang-nhap/):")
            for username, password, role in logins:
                self.stdout.write(f"  {username:<16} {password:<16} {role}")
        self.stdout.write("Nhấn Ctrl-C để dừng.\n")
        self.stdout.flush()


def answers(host, port):
    """Whether the web server answers a page already."""
    web = http.client.HTTPConnection(host.replace(EVERY_ADDRESS, "127.0.0.1"), port, timeout=2)
    try:
        web.request("GET", "/dang-nhap/", headers={"Host": "localhost"})
        return web.getresponse().status < 500
    except OSError:
        return False
    finally:
        web.close()
