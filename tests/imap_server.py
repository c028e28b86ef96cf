"""A small IMAP server on this machine, as far as the portal speaks IMAP (RFC 3501), with letters of a test."""

import re
import socketserver
import threading

UID_FETCH = re.compile(r"UID FETCH (\d+) \((.+)\)$", re.I)


class ImapServer:
    """A mailbox of one user. `letters` are {folder: {number: bytes}}; `dies_after` breaks off after so many fetches."""

    def __init__(self, user="hopthu", password="mat-khau thu"):
        self.user, self.password = user, password
        self.letters, self.validity, self.next_uid = {"INBOX": {}, "Da doc": {}}, 1, 1
        self.dies_after = None
        self.fetched = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Dialogue)
        self._server.daemon_threads = True
        self._server.owner = self
        self.port = self._server.server_address[1]
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    @property
    def address(self):
        """What MAILBOXES says of it, without the authority."""
        return f"imap://{self.user}:{self.password.replace(' ', '%20')}@127.0.0.1:{self.port}/INBOX"

    def put(self, content, folder="INBOX"):
        """A letter arrives."""
        self.letters[folder][self.next_uid] = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.next_uid += 1

    def stop(self):
        """Refuses every connection from now on."""
        self._server.shutdown()
        self._server.server_close()


class _Dialogue(socketserver.StreamRequestHandler):
    def handle(self):
        self.folder = "INBOX"
        self.say("* OK ready")
        while line := self.rfile.readline():
            tag, _, command = line.decode().strip().partition(" ")
            answer = self.answer(command)
            if answer is None:
                return
            self.say(f"{tag} {answer} done")

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def answer(self, command):
        owner, name = self.server.owner, command.split()[0].upper()
        box = owner.letters[self.folder]
        if name == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1 MOVE")
        elif name == "LOGIN":
            good = f'LOGIN {owner.user} "{owner.password}"'
            return "OK" if command.replace(f'"{owner.user}"', owner.user) == good else "NO wrong password"
        elif name in ("SELECT", "EXAMINE"):
            self.folder = command.split(" ", 1)[1].strip('"')
            if self.folder not in owner.letters:
                return "NO no such folder"
            self.say(f"* {len(owner.letters[self.folder])} EXISTS")
            self.say(f"* OK [UIDVALIDITY {owner.validity}] as ever")
        elif command.upper().startswith("UID SEARCH"):
            first = int(command.rpartition(" ")[2].partition(":")[0])
            found = [uid for uid in box if uid >= first] or [*box][-1:]
            self.say("* SEARCH " + " ".join(map(str, found)))
        elif fetch := UID_FETCH.match(command):
            return self.fetch(int(fetch[1]), fetch[2])
        elif command.upper().startswith("UID MOVE"):
            _, _, uid, folder = command.split(" ", 3)
            owner.letters[folder.strip('"')][int(uid)] = box.pop(int(uid))
        elif name == "LOGOUT":
            self.say("* BYE")
        return "OK"

    def fetch(self, uid, what):
        owner = self.server.owner
        content = owner.letters[self.folder].get(uid)
        if content is None:
            return "OK"
        if "SIZE" in what:
            self.say(
                f'* 1 FETCH (UID {uid} RFC822.SIZE {len(content)} INTERNALDATE "23-Nov-2026 08:15:00 +0700")'
            )
            return "OK"
        if owner.dies_after == len(owner.fetched):
            return None
        owner.fetched.append((uid, what))
        if "HEADER" in what:
            content = content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(content)}}}\r\n".encode() + content + b")\r\n")
        return "OK"
