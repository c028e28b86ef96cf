"""What is wrong with a page: its HTML, read strictly, and what axe-core finds in a browser."""

import re
from collections import Counter

from axe_playwright_python.sync_playwright import Axe
from tinyhtml5.parser import HTMLParser

# The style sheet is given; a page that is only shown needs no script.
LOADED = re.compile(r"<(?:link|script)\b[^>]*>(?:</script>)?")
FINE_SECONDS = re.compile(r"\.\d{4}")
# Attributes that name other elements of the page by their id.
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "list", "form")


def html_faults(html: str) -> list[str]:
    """The parse errors of HTML, ids given twice, references that lead nowhere, words for autofill in a wrong box."""
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(html)
    faults = [f"line {position[0]}: {code} {about}" for position, code, about in parser.errors]
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    faults += [f"id twice: {id_}" for id_, count in ids.items() if count > 1]
    for element in elements:
        named = (id_ for name in REFERENCES for id_ in (element.get(name) or "").split())
        faults += [f"no such id: {id_}" for id_ in named if id_ not in ids]
        if element.tag == "input" and element.get("autocomplete") == "street-address":
            faults.append("street-address is for boxes of many lines")
        if element.tag == "time" and FINE_SECONDS.search(element.get("datetime") or ""):
            faults.append(f"a second has at most three digits after its point: {element.get('datetime')}")
    return faults


def axe_faults(page, html: str, css: str) -> list[str]:
    """The rules of axe-core that a page breaks, each with the first element that breaks it."""
    page.set_content(LOADED.sub("", html), wait_until="domcontentloaded")
    page.add_style_tag(content=css)
    broken = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in broken]
