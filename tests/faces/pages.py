"""Reading a page as its user does: its text, its fields, its forms' tokens."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_VOID = {"meta", "link", "input", "br", "img", "hr"}


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class Page(HTMLParser):
    """A parsed page; an element's text is all the text inside it."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.status = response.status_code
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(response.text)
        self.unclosed = [e.tag for e in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = attributes.items()
        return [
            e
            for e in self.elements
            if e.tag == tag
            and all(v in e.classes if k == "css" else e.attributes.get(k) == v for k, v in wanted)
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (element,) = self.all(tag, **attributes)
        return element

    def by_id(self, name: str) -> Element:
        (element,) = [e for e in self.elements if e.attributes.get("id") == name]
        return element

    @property
    def text(self) -> str:
        return " ".join(self.one("main").text.split())

    @property
    def token(self) -> str:
        return self.all("input", name="csrf_token")[0]["value"]

    def problems(self, field: str) -> str:
        return " ".join(self.by_id(f"{field}-problems").text.split())


def send(client: FlaskClient, path: str, form_page: str, **fields: object) -> Page:
    """Open ``form_page``, fill its form and send it to ``path``."""
    token = Page(client.get(form_page)).token
    data = {"csrf_token": token, **fields}
    return Page(client.post(path, data=data, content_type="multipart/form-data"))
