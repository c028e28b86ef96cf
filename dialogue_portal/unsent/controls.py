"""The forms of a page with their controls, each with its place in the text of the page (html.parser)."""

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser

Edit = tuple[int, int, str]


@dataclass
class Control:
    """An input, textarea, button, select or option; `start` and `end` are those of its start tag."""

    tag: str
    attrs: dict[str, str | None]
    start: int
    end: int
    text: str = ""  # of a textarea
    text_end: int = 0
    options: list["Control"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name under which its value is sent; "" for one that is not sent."""
        return "" if "disabled" in self.attrs else self.attrs.get("name") or ""

    @property
    def value(self) -> str:
        """Its value as the page was drawn."""
        return self.attrs.get("value") or ""

    @property
    def kind(self) -> str:
        """The type of an input, or the name of the element."""
        return (self.attrs.get("type") or "text").lower() if self.tag == "input" else self.tag

    def with_flag(self, flag: str, *, on: bool) -> Edit:
        """Sets or takes away an attribute without a value, such as `checked`."""
        attrs = {name: value for name, value in self.attrs.items() if name != flag}
        return self._drawn(attrs | ({flag: None} if on else {}))

    def with_value(self, value: str) -> Edit:
        """Puts a value into an input; a box that people see keeps the server's value beside it."""
        beside: dict[str, str | None] = {} if self.kind == "hidden" else {"data-server-text": self.value}
        return self._drawn(self.attrs | {"value": value} | beside)

    def with_text(self, text: str) -> list[Edit]:
        """Puts a text into a textarea; the server's text stays beside it where it is another one."""
        if text.replace("\r\n", "\n") == self.text.replace("\r\n", "\n"):
            return []
        # A browser drops the line break after the tag.
        return [
            self._drawn(self.attrs | {"data-server-text": self.text}),
            (self.end, self.text_end, f"\n{html.escape(text)}"),
        ]

    def _drawn(self, attrs: dict[str, str | None]) -> Edit:
        parts = [name if value is None else f'{name}="{html.escape(value)}"' for name, value in attrs.items()]
        return self.start, self.end, f"<{' '.join([self.tag, *parts])}>"


@dataclass
class PostForm:
    """A form that is sent by POST, with its controls in their order."""

    action: str
    controls: list[Control] = field(default_factory=list)


def forms_of(page: str) -> list[PostForm]:
    """The forms of a page that are sent by POST."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.page = page
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.forms: list[PostForm] = []
        self.form: PostForm | None = None
        self.by_id: dict[str, PostForm] = {}
        self.open: Control | None = None

    @property
    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.form = None
            if (found.get("method") or "").lower() == "post":
                self.form = PostForm(found.get("action") or "")
                self.forms.append(self.form)
                if name := found.get("id"):
                    self.by_id[name] = self.form
        elif tag in {"input", "textarea", "select", "button", "option"}:
            raw = self.get_starttag_text() or ""
            self.meet(Control(tag, found, self.place, self.place + len(raw)))

    def meet(self, control: Control) -> None:
        """Notes a control of the form that is open, or of the one that it names."""
        if control.tag == "option":
            if self.open and self.open.tag == "select":
                self.open.options.append(control)
            return
        named = control.attrs.get("form")
        form = self.by_id.get(named) if named else self.form
        if form is not None:
            form.controls.append(control)
        self.open = control if control.tag in {"textarea", "select"} else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif self.open and tag == self.open.tag:
            if tag == "textarea":
                self.open.text_end = self.place
                text = html.unescape(self.page[self.open.end : self.place])
                self.open.text = text.removeprefix("\r\n").removeprefix("\n")
            self.open = None
