"""A small SMTP server on this machine: it answers as a test asks and keeps the letters that it accepts."""

import socket
import socketserver
import threading
from email import message_from_bytes, policy

HANG_UP = "hang up"


class SmtpServer:
    """A server whose `answers` map a command ("RCPT", "DATA", "greeting", …) to a line instead of the usual one.

    "content" is the answer to the letter itself, after DATA. The answer HANG_UP closes the connection.
    """

    def __init__(self):
        self.answers = {}
        self.letters = []
        self.connections = 0
        self._server = None
        self.port = 0
        self._reserved = None

    def start(self):
        """Takes connections, on the same port as before a stop."""
        self._let_go()
        self._server = _Server(("127.0.0.1", self.port), _Dialogue)
        self._server.owner = self
        self.port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def stop(self):
        """Refuses every connection at its port until it is started again."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            # Bound but not listening, so that no server of another test takes the port meanwhile.
            self._reserved = socket.socket()
            self._reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._reserved.bind(("127.0.0.1", self.port))

    def end(self):
        """Stops for good."""
        self.stop()
        self._let_go()

    def _let_go(self):
        if self._reserved:
            self._reserved.close()
            self._reserved = None

    @property
    def received(self):
        """[(to, subject)] of the accepted letters, in order."""
        return [(letter["To"], letter["Subject"].strip()) for letter in self.letters]


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class _Dialogue(socketserver.StreamRequestHandler):
    usual = {
        "greeting": "220 thu.example san sang",
        "EHLO": "250 thu.example",
        "MAIL": "250 OK",
        "RCPT": "250 OK",
        "DATA": "354 Xin gui",
        "content": "250 OK",
        "RSET": "250 OK",
        "QUIT": "221 Tam biet",
    }

    def handle(self):
        self.owner = self.server.owner
        self.owner.connections += 1
        going_on = self.answer("greeting")
        while going_on and (line := self.rfile.readline()):
            command = line[:4].decode().upper()
            going_on = self.answer(command) and command != "QUIT"
            if going_on and command == "DATA" and "DATA" not in self.owner.answers:
                going_on = self.take_letter()

    def answer(self, command):
        line = self.owner.answers.get(command, self.usual.get(command, "502 ?"))
        if line == HANG_UP:
            return False
        self.wfile.write(f"{line}\r\n".encode())
        return True

    def take_letter(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.owner.answers.get("content", "250").startswith("250"):
            self.owner.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        return self.answer("content")
