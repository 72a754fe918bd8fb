"""The application as a browser sees it: pages, fields, sentences at fields, and the key that signs."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext, override

from enbek import clock
from enbek.signing.containers import Container
from enbek.signing.sealing import seal
from registration.models import Application
from seekers.models import Person
from tests import factories

SITUATION = {"without_work": "yes", "reason": "resigned", "claims_measures": "no"}
CONSENTS = {"publish_resume": "no", "allow_outsourcing": "no", "data_consent": "on", "warned": "on"}


def work() -> dict[str, Any]:
    return {
        "wanted": factories.occupation().pk, "min_pay": "250000", "regimes": ["full_time"], "education_level": "vocational",
        "experience_years": "4", "unemployed_since": "2026-02-01", "driving": "B", "skills": "1С", "computer_skills": "on",
    }


def centre() -> dict[str, Any]:
    return {"centre": factories.career_centre().pk, "centre_basis": "residence"}


class Page:
    """A page as a reader has it."""

    def __init__(self, response: HttpResponse) -> None:
        assert response.status_code < 500, response.content[:500]
        self.response = response
        self.tree = BeautifulSoup(response.content, "html.parser")

    @property
    def text(self) -> str:
        return " ".join(self.tree.get_text(" ").split())

    def errors_at(self, name: str) -> str:
        """The sentences that stand with a field; empty if none."""
        field = self.tree.find(attrs={"name": name})
        assert field is not None, f"there is no field {name}"
        place = field.find_parent(class_="field")
        return " ".join(error.get_text(" ") for error in place.select(".errorlist li")) if place else ""

    @property
    def summary(self) -> str:
        found = self.tree.select_one(".error-summary")
        return " ".join(found.get_text(" ").split()) if found else ""

    def typed(self, name: str) -> Any:
        """What a field holds: text, the chosen option, or the list of what is ticked."""
        fields = self.tree.find_all(attrs={"name": name})
        assert fields, f"there is no field {name}"
        first = fields[0]
        if first.name == "textarea":
            return first.get_text().removeprefix("\r\n").removeprefix("\n")
        if first.name == "select":
            return next((option["value"] for option in first.find_all("option", selected=True)), "")
        if first.get("type") in {"radio", "checkbox"}:
            return [field.get("value", "on") for field in fields if field.has_attr("checked")]
        return first.get("value", "")


def said(sentence: Any, language: str) -> str:
    """An interface sentence (English, or lazy) as a reader of `language` has it."""
    with override("en"):
        english = str(sentence)
    with override(language):
        translated = gettext(sentence) if isinstance(sentence, str) else str(sentence)
    assert language == "en" or translated != english, f"{english!r} is not said in {language}"
    return translated


class Wizard:
    def __init__(self, client: Client, person: Person, language: str, key: Callable[[str], Container]) -> None:
        self.client, self.person, self.language, self.key = client, person, language, key

    def url(self, step: str = "") -> str:
        return f"/{self.language}/me/apply/{step}/" if step else f"/{self.language}/me/apply/"

    def open(self, step: str) -> Page:
        return Page(self.client.get(self.url(step)))

    def send(self, step: str, data: dict[str, Any]) -> Page:
        return Page(self.client.post(self.url(step), data))

    def goes_on(self, step: str, data: dict[str, Any]) -> str:
        """Send a step that must be taken; the name of the step it leads to."""
        page = self.send(step, data)
        assert page.response.status_code == 302, page.summary or page.text[:500]
        return str(page.response["Location"]).rstrip("/").rpartition("/")[2]

    def fill(self) -> None:
        """All steps of an adult, up to the signature."""
        for step, data in (("situation", SITUATION), ("work", work()), ("centre", centre()), ("consents", CONSENTS)):
            self.goes_on(step, data)

    @property
    def draft(self) -> Application:
        return Application.objects.get(person=self.person, case__isnull=True)

    def shown(self) -> bytes:
        """The document on the page of the signature, as NCALayer would be given it."""
        return document_on(self.open("sign"))

    def signature(self, content: bytes, alias: str = "good") -> str:
        """Base64 of the CMS that this key makes."""
        key = self.key(alias)
        return base64.b64encode(seal(content, key.key, key.certificate, at=clock.now(), chain=key.chain)).decode()

    def sign(self, alias: str = "good", content: bytes | None = None) -> Page:
        return self.send("sign", {"cms": self.signature(self.shown() if content is None else content, alias)})


def document_on(page: Page) -> bytes:
    form = page.tree.select_one("form[data-sign]")
    assert form is not None, page.text[:500]
    return base64.b64decode(form["data-content"])
