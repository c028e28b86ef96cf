"""A small server on this machine that speaks the part of clamd's protocol that the portal uses."""

import socketserver
import struct
import threading

VIRUS = b"X5O!GIA-VI-RUT"
# The harmless file by which people try whether a virus scanner works, in two pieces so that none finds it here.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HANG_UP, WRONG_WORDS, TOO_SMALL = "hang up", "wrong words", "too small"


class ClamdServer:
    """Says of a stream whether VIRUS or EICAR is in it; `mood` makes it answer otherwise. `seen` are the streams."""

    def __init__(self):
        self.seen, self.mood = [], ""
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Dialogue)
        self._server.daemon_threads = True
        self._server.owner = self
        self.url = f"tcp://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def stop(self):
        """Refuses every connection from now on."""
        self._server.shutdown()
        self._server.server_close()


class _Dialogue(socketserver.StreamRequestHandler):
    def handle(self):
        owner = self.server.owner
        command = self.rfile.read(len(b"zPING\0"))
        if command == b"zPING\0" and owner.mood != HANG_UP:
            self.wfile.write(b"PONG\0")
            return
        command += self.rfile.read(len(b"zINSTREAM\0") - len(command))
        if owner.mood == HANG_UP or command != b"zINSTREAM\0":
            return
        content = b""
        while length := struct.unpack(">L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        owner.seen.append(content)
        moods = {WRONG_WORDS: b"UNKNOWN COMMAND\0", TOO_SMALL: b"INSTREAM size limit exceeded. ERROR\0"}
        found = b"stream: Gia.Virus.Thu FOUND\0" if VIRUS in content or EICAR in content else b"stream: OK\0"
        self.wfile.write(moods.get(owner.mood, found))
