"""A wire between the browser and the portal that is slow, loses answers, or sends a request twice."""

import http.client
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# What belongs to one connection and is not passed on.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Wire:
    """How the requests fare that send changes of a draft; everything else passes at once."""

    def __init__(self, target: str):
        self.target = urlsplit(target).netloc
        self.delay = 0.0  # seconds between the portal's answer and its arrival
        self.loses = 0  # answers still to be lost; the portal has taken these requests
        self.doubles = False
        self.is_cut = False
        self.sent = 0

    def fetch(self, method, path, headers, body):
        """One request to the portal: status, headers, content."""
        connection = http.client.HTTPConnection(self.target, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def pass_on(self, method, path, headers, body):
        """The answer of the portal as it arrives; None where it gets lost."""
        is_change = path.endswith("/thay-doi/")
        if self.is_cut and "/static/" not in path:
            return None
        answer = self.fetch(method, path, headers, body)
        if not is_change:
            return answer
        self.sent += 1
        if self.doubles:
            answer = self.fetch(method, path, headers, body)
        time.sleep(self.delay)
        if self.loses:
            self.loses -= 1
            return None
        return answer


@contextmanager
def wire_to(target):
    """A Wire to the portal at `target`, and the address of its near end."""
    wire = Wire(target)

    class NearEnd(BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = wire.pass_on(self.command, self.path, dict(self.headers), body)
            if answer is None:
                self.close_connection = True
                return
            status, headers, content = answer
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, *args):
            pass

    # http.server asks for a method of this name for each kind of request.
    for method in ("GET", "HEAD", "POST"):
        setattr(NearEnd, f"do_{method}", NearEnd.answer)
    server = ThreadingHTTPServer(("localhost", 0), NearEnd)
    server.daemon_threads = True
    server.handle_error = lambda *args: None  # a browser that went away
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield wire, f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
