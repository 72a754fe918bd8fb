"""One person with a browser in front of the really running exchange."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response

from demo.personas import Persona, persona
from demo.supervisor import Stack

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
NARROWEST: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}

SITUATION = {"without_work": "yes", "reason": "contract_ended", "claims_measures": "no"}
CONSENTS = {"publish_resume": "yes", "allow_outsourcing": "no"}
PATIENCE, SETTLED, PAUSE = 30.0, 6.0, 0.25  # seconds


@dataclass
class Visitor:
    """Counts the presses; collects what the browser's console complains of, the content policy included."""

    browser: Browser
    exchange: Stack
    language: str
    options: dict[str, Any]
    clicks: int = 0
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context = self.browser.new_context(base_url=self.exchange.url, **self.options)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        missing_signer = "WebSocket connection to" in message.text  # the story of a signer that does not run
        if message.type in {"error", "warning"} and not missing_signer:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _see(self, answer: Response) -> None:
        if answer.status >= 400 and "/api/" not in answer.url:
            self.complaints.append(f"{answer.status} {answer.url}")

    # --- going about -------------------------------------------------------------------------------

    def open(self, path: str) -> Page:
        self.page.goto(f"/{self.language}/{path}")
        return self.page

    def press(self, what: str | Locator) -> None:
        """A press of a finger, and the page that comes of it."""
        target = self.page.locator(what).first if isinstance(what, str) else what
        self.clicks += 1
        target.click()
        self.page.wait_for_load_state()

    def choose(self, **answers: str) -> None:
        for name, value in answers.items():
            self.clicks += 1
            self.page.locator(f'input[name="{name}"][value="{value}"]').check()

    def tick(self, *names: str) -> None:
        for name in names:
            self.clicks += 1
            self.page.locator(f'input[name="{name}"]').check()

    def send(self) -> None:
        """The main button of the page's form."""
        self.press("main form.form .actions button[type=submit]")

    # --- who one is ----------------------------------------------------------------------------------

    def become(self, key: str) -> Persona:
        """One press on the demo panel."""
        self.open("demo/")
        self.press(f'form[action$="/sign-in/{key}/"] button')
        return persona(key)

    def sign_up(self, email: str) -> None:
        self.open("accounts/signup/")
        self.page.fill("input[name=email]", email)
        self.page.fill("input[name=password1]", "a-long-secret-42")
        self.press("main form button[type=submit]")

    def invent(self) -> None:
        """The invented identity that the demo offers to a visitor."""
        self.press('.banner form[action$="/newcomer/"] button')

    # --- the application --------------------------------------------------------------------------------

    def fill_in(self, statement: dict[str, str] | None = None) -> None:
        """All steps before the signature; `statement` names the representative of a child."""
        self.open("me/apply/")
        if self.page.url.endswith("/situation/"):
            self.choose(**SITUATION)
            self.send()
        self.send()  # the work: known from the résumé
        self.choose(centre_basis="residence")
        self.send()
        if statement:
            self.page.fill("input[name=representative_name]", statement["name"])
            self.page.fill("input[name=representative_iin]", statement["iin"])
            self.page.set_input_files(
                "input[name=representative_statement]",
                {"name": "statement.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 statement"},
            )
            self.send()
        self.choose(**CONSENTS)
        self.tick("data_consent", "warned")
        self.send()

    def sign(self) -> None:
        self.press("[data-sign-start]")

    def apply(self, statement: dict[str, str] | None = None) -> None:
        self.fill_in(statement)
        self.sign()
        self.page.wait_for_url("**/me/submitted/**")

    # --- the case -----------------------------------------------------------------------------------------

    def case(self) -> dict[str, Any]:
        """The person's own case, as the interface for machines tells it."""
        answer = self.context.request.get(f"{self.exchange.url}/api/me/case/")
        found: dict[str, Any] = answer.json() if answer.ok else {"status": "", "id": ""}
        return found

    def wait_for(self, **expected: Any) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        case = self.case()
        while any(case.get(name) != value for name, value in expected.items()):
            assert time.monotonic() < until, f"waited for {expected}, found {({name: case.get(name) for name in expected})}"
            time.sleep(PAUSE)
            case = self.case()
        return case

    def forward_until(self, status: str, jumps: int = 6) -> dict[str, Any]:
        """“To the next deadline” above the cabinet until the case has this status."""
        for _jump in range(jumps):
            if self.case()["status"] == status:
                break
            self.jump()
        return self.wait_for(status=status)

    def jump(self) -> None:
        """One press, and a busy machine is given time to do what has fallen due."""
        before = self.case()["status"]
        self.open("me/")
        self.press('.banner button[value="mine"]')
        until = time.monotonic() + SETTLED
        while self.case()["status"] == before and time.monotonic() < until:
            time.sleep(PAUSE)

    def close_case(self) -> None:
        """What stands from an earlier story is closed, as a person would close it."""
        case = self.case()
        if case["status"] in {"submitted", "job_seeker", "unemployed"}:
            self.open(f"me/cases/{case['id']}/close/")
            self.choose(reason="own_wish")
            self.send()

    def text(self, selector: str = "main") -> str:
        return self.page.locator(selector).first.inner_text()
