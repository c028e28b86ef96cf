"""A small mail server that speaks SMTP on this machine, says what a test wants it to say, and keeps what it took."""

import socket
import socketserver
import threading
from email import message_from_bytes, policy

HANG_UP = "hang up"


class SmtpServer:
    """`answers` maps a command ("RCPT", "DATA", "greeting", …) to the line said instead of the usual one.

    HANG_UP closes the connection instead; "content" is the answer to the letter itself, after DATA.
    """

    def __init__(self):
        self.answers = {}
        self.letters = []
        self.connections = 0
        self._server = None
        self.port = 0
        self._held = None

    def start(self):
        self._let_go()
        self._server = _Server(("127.0.0.1", self.port), _Dialogue)
        self._server.owner = self
        self.port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def stop(self):
        """From now on its port refuses every connection, until it is started again."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            # Held, but not listened on: no server of another test may take the port meanwhile.
            self._held = socket.socket()
            self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._held.bind(("127.0.0.1", self.port))

    def end(self):
        self.stop()
        self._let_go()

    def _let_go(self):
        if self._held:
            self._held.close()
            self._held = None

    @property
    def received(self):
        """[(to, subject)] of the letters taken, in order."""
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
        said = self.owner.answers.get(command, self.usual.get(command, "502 ?"))
        if said == HANG_UP:
            return False
        self.wfile.write(f"{said}\r\n".encode())
        return True

    def take_letter(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.owner.answers.get("content", "250").startswith("250"):
            self.owner.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        return self.answer("content")
