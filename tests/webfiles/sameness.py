"""Compares how a page looks with two style sheets, element by element."""

import re

# Everything that a browser computes of an element, of what stands before and after it, and where it is. Elements with
# the same ancestors and classes look alike: each kind is compared once, on the page where it is met first.
COMPARE = """([whole, built, known]) => {
  known = new Set(known);
  const style = document.head.appendChild(document.createElement("style"));
  const kinds = new Map();
  const kindOf = (element) => {
    const own = [element.localName, element.className, element.type, element.disabled, element.open].join(" ");
    return element === document.body ? own : `${kindOf(element.parentElement)} > ${own}`;
  };
  for (const element of [document.body, ...document.body.querySelectorAll("*")]) {
    const kind = kindOf(element);
    if (!known.has(kind) && !kinds.has(kind)) kinds.set(kind, element);
  }
  const seen = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const styles = ["", "::before", "::after"].map((part) => getComputedStyle(element, part).cssText);
    return [x, y, width, height, ...styles].join("|");
  };
  const elements = [...kinds.values()];
  const looks = [whole, built].map((css) => {
    style.textContent = css;
    return elements.map(seen);
  });
  return [[...kinds.keys()], [...kinds.keys()].filter((_, at) => looks[0][at] !== looks[1][at])];
}"""
LOADED = re.compile(r"<(?:link|script|img)\b[^>]*>(?:</script>)?")


def differences(browser, pages: dict[str, str], whole: str, built: str) -> dict[str, list[str]]:
    """{name of a page: its elements that look different}; the pages are HTML and load nothing."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    known, found = [], {}
    for name, html in pages.items():
        page.set_content(LOADED.sub("", html), wait_until="domcontentloaded")
        kinds, different = page.evaluate(COMPARE, [whole, built, known])
        known += kinds
        if different:
            found[name] = different[:5]
    page.close()
    return found
