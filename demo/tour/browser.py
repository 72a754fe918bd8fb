"""A person without JavaScript: pages, forms, cookies; and the signer on the same machine."""

from __future__ import annotations

import base64
import re
import time
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx

from demo.signer.client import sign

TRIES, PAUSE = 120, 0.5


class _Fields(HTMLParser):
    """Hidden inputs, chosen options and ticked boxes of every form in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._in_main = False
        self._select: tuple[str, str | None] | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._in_main = True
        elif not self._in_main:
            return
        elif tag == "form":
            self.forms.append({})
        elif tag == "input" and self.forms and "name" in values:
            self._input(values)
        elif tag == "select" and "name" in values:
            self._select = (values["name"], None)
        elif tag == "option" and self._select and "selected" in values and self.forms:
            self.forms[-1].setdefault(self._select[0], []).append(values.get("value", ""))
        elif tag == "textarea":
            self._textarea = values.get("name")

    def _input(self, values: dict[str, str]) -> None:
        kind = values.get("type", "text")
        if kind in ("radio", "checkbox"):
            if "checked" in values:
                self.forms[-1].setdefault(values["name"], []).append(values.get("value", "on"))
        elif kind not in ("file", "submit"):
            self.forms[-1].setdefault(values["name"], []).append(values.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._textarea and self.forms:
            self.forms[-1].setdefault(self._textarea, []).append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None


class Unexpected(Exception):
    """The exchange answered otherwise than the Rules or the page promise."""


class Browser:
    """One person's browser. `site` is the address of the exchange without a slash at the end."""

    def __init__(self, site: str, signer_url: str, language: str = "ru") -> None:
        self.site, self.signer_url, self.language = site, signer_url, language
        self.http = httpx.Client(base_url=site, follow_redirects=True, timeout=30)
        self.signed = (b"", b"")  # the last document signed here, and its signature

    def close(self) -> None:
        self.http.close()

    def open(self, path: str) -> httpx.Response:
        """GET a page of the reader's language. Raises Unexpected unless it is 200."""
        return self._checked(self.http.get(f"/{self.language}/{path}"))

    def send(self, path: str, form_with: str = "csrfmiddlewaretoken", **values: Any) -> httpx.Response:
        """Open a page, fill in its form and send it; what the page prefilled stays."""
        page = self.open(path)
        prefilled = next((form for form in fields_of(page.text) if form_with in form), None)
        if prefilled is None:
            raise Unexpected(f"{page.url}: no form with {form_with}")
        return self.post(path, {**prefilled, **values})

    def post(self, path: str, values: dict[str, Any]) -> httpx.Response:
        headers = {"Referer": f"{self.site}/{self.language}/{path}"}
        return self._checked(self.http.post(f"/{self.language}/{path}", data=values, headers=headers))

    def sign_and_send(self, path: str, iin: str, serial: str | None = None, **values: Any) -> httpx.Response:
        """Open a page that shows what is to be signed, sign exactly that through the NCALayer protocol, send it.

        `serial` names the key to choose; without it the signer takes one of the person's.
        """
        page = self.open(path)
        found = re.search(r'data-content="([^"]+)"', page.text)
        if found is None:
            raise Unexpected(f"{page.url}: nothing to sign")
        content = base64.b64decode(unescape(found[1]))
        cms = sign(self.signer_url, content, iin=iin, serial=serial)
        self.signed = (content, cms)
        form = next(form for form in fields_of(page.text) if "cms" in form)
        return self.post(path, {**form, **values, "cms": base64.b64encode(cms).decode()})

    def attach(self, path: str, field: str, filename: str, content: bytes, **values: Any) -> httpx.Response:
        """Send a form that has a file."""
        page = self.open(path)
        prefilled = next(form for form in fields_of(page.text) if "csrfmiddlewaretoken" in form)
        headers = {"Referer": str(page.url)}
        data = {name: value[-1] if isinstance(value, list) else value for name, value in {**prefilled, **values}.items()}
        return self._checked(self.http.post(str(page.url), data=data, files={field: (filename, content)}, headers=headers))

    def pdf(self, document_id: str, language: str) -> bytes:
        """A document of one's own, by the link that the cabinet shows."""
        link = re.search(rf'href="(/[^"]*{document_id}[^"]*{language}[^"]*)"', self.open("me/").text)
        if link is None:
            raise Unexpected(f"the cabinet has no link to document {document_id}")
        return self._checked(self.http.get(link[1])).content

    def case(self) -> dict[str, Any]:
        """The signed-in person's case, as machines see it."""
        answer = self._checked(self.http.get("/api/me/case/"))
        return dict(answer.json())

    def wait_for(self, **expected: Any) -> dict[str, Any]:
        """Poll the case until it is as expected. Raises Unexpected with what it is instead."""
        case: dict[str, Any] = {}
        for _try in range(TRIES):
            case = self.case()
            if all(case[name] == value for name, value in expected.items()):
                return case
            time.sleep(PAUSE)
        found = {name: case.get(name) for name in expected}
        raise Unexpected(f"waited for {expected}, found {found}")

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        if answer.status_code != httpx.codes.OK:
            raise Unexpected(f"{answer.request.method} {answer.url}: {answer.status_code}")
        errors = re.findall(r'class="error-summary".*?</div>', answer.text, re.DOTALL) if "html" in answer.headers.get("content-type", "") else []
        if errors:
            raise Unexpected(f"{answer.url}: {' '.join(unescape(re.sub('<[^>]+>', ' ', errors[0])).split())}")
        return answer


def fields_of(html: str) -> list[dict[str, list[str]]]:
    parser = _Fields()
    parser.feed(html)
    return parser.forms
