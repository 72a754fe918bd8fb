"""The story: five people, from Friday 20 March 2026 on, and what the Rules say of each step."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from demo.persona_keys import PORTAL_NAME
from demo.personas import PASSWORD, PERSONAS, Persona
from demo.supervisor.stack import Stack
from demo.tour.browser import PAUSE, TRIES, Browser, Unexpected, fields_of
from demo.tour.keys import serial_of, verdict_on
from enbek import clock
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode

KEYS = {"ordinary": "ordinary-gost"}  # who signs with another key than the usual, RSA
STEPS = ("situation", "work", "centre", "consents")
ANSWERS: dict[str, dict[str, str]] = {
    "situation": {"without_work": "yes", "reason": "contract_ended", "claims_measures": "no"},
    "work": {},
    "centre": {"centre_basis": "residence"},
    "consents": {"publish_resume": "yes", "allow_outsourcing": "no", "data_consent": "on", "warned": "on"},
}


@dataclass
class Teller:
    """Prints each step with its date, status and paragraph, and keeps count."""

    quiet: bool = True
    steps: list[dict[str, Any]] = field(default_factory=list)
    passed: int = 0
    failed: int = 0

    def step(self, at: str, who: str, what: str, paragraph: str, expected: Any, found: Any) -> None:
        good = expected == found
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        row = {"at": at, "who": who, "what": what, "paragraph": paragraph, "expected": expected, "found": found, "ok": good}
        self.steps.append(row)
        if not self.quiet:
            mark = "✓" if good else "✗"
            tail = "" if good else f"  expected {expected!r}, found {found!r}"
            print(f"{mark} {at:16}  {who:24}  {what}: {found}  [{paragraph}]{tail}", flush=True)

    def fail(self, problem: str) -> None:
        self.failed += 1
        self.steps.append({"what": problem, "ok": False})
        print(f"✗ {problem}", flush=True)


class Walk:
    """The stack, its clock and its people."""

    def __init__(self, stack: Stack, teller: Teller) -> None:
        self.stack, self.teller = stack, teller
        self.demo_folder = stack.var / "demo"
        self.signer_url = f"ws://127.0.0.1:{stack.ports.signer}/"
        self.state = SandboxClient(f"http://127.0.0.1:{stack.ports.sandbox}")
        self.people = {persona.key: persona for persona in PERSONAS}
        self.browsers: dict[str, Browser] = {}
        self.guide = Browser(stack.url, self.signer_url)
        self.at = "2026-03-20 11:00"

    def as_(self, key: str) -> Browser:
        """The persona's browser, signed in with e-mail and password."""
        if key not in self.browsers:
            browser = Browser(self.stack.url, self.signer_url, self.people[key].language)
            browser.send("accounts/login/", login=self.people[key].email, password=PASSWORD)
            self.browsers[key] = browser
        return self.browsers[key]

    def apply(self, key: str, **answers: dict[str, str]) -> dict[str, Any]:
        """Fill in every step, sign, submit; the case as it is right after."""
        persona, browser = self.people[key], self.as_(key)
        for step in STEPS:
            browser.send(f"me/apply/{step}/", **{**ANSWERS[step], **answers.get(step, {})})
        browser.sign_and_send("me/apply/sign/", iin=persona.iin, serial=serial_of(self.demo_folder, KEYS.get(key, key)))
        return browser.case()

    def signed_with(self, key: str) -> tuple[bool, str]:
        """Whether the persona's last signature holds over what was shown, by our own verifier; and the kind of its key."""
        at = datetime.fromisoformat(self.at).replace(tzinfo=clock.ALMATY)
        return verdict_on(*self.as_(key).signed, at=at, folder=self.demo_folder)

    def move(self, moment: str) -> None:
        """Move the clock through the panel, as a person would."""
        form = next(form for form in fields_of(self.guide.open("demo/").text) if "moment" in form)
        self.guide.post("demo/clock/", {**form, "moment": moment.replace(" ", "T")})
        self.at = moment

    def says(self, key: str, what: str, paragraph: str, expected: Any, found: Any) -> None:
        self.teller.step(self.at, self.people[key].full_name, what, paragraph, expected, found)


def tell(stack: Stack, teller: Teller) -> None:
    """Walk everything; raises Unexpected when a page does not answer as it should."""
    walk = Walk(stack, teller)
    chapters: list[Callable[[Walk], None]] = [friday_morning, friday_evening, after_the_holidays, saturday_midnight, papers]
    for chapter in chapters:
        chapter(walk)


def chain(walk: Walk, submitted: str) -> dict[str, Any]:
    """What the Rules themselves compute for an application of this moment."""
    out = walk.stack.manage("law", "chain", "--submitted", submitted.replace(" ", "T"), "--channel", "enbek", "--json").stdout
    found = json.loads(out)
    return dict(found[0] if isinstance(found, list) else found)


# --- Friday 20 March 2026, 11:00 ---------------------------------------------------------------------


def friday_morning(walk: Walk) -> None:
    """Inside hours: accepted at once, registered automatically; one agrees, one refuses, one registry is silent."""
    rules = chain(walk, "2026-03-20 11:00")
    ordinary = walk.apply("ordinary")
    walk.says("ordinary", "signed over NCALayer's protocol, key", "29", (True, "GOST 34.10-2015 (512)"), walk.signed_with("ordinary"))
    walk.says("ordinary", "accepted on", "Annex 1, row 7", rules["accepted_on"], ordinary["accepted_on"])
    ordinary = walk.as_("ordinary").wait_for(status="job_seeker")
    walk.says("ordinary", "registered as a job seeker on", "33", rules["registered_on"], ordinary["registered_on"])
    walk.says("ordinary", "matching window ends on", "36", rules["matching_due_on"], due_on(ordinary, "T06"))
    walk.says("ordinary", "notice of registration", "12, Annex 4", ["A4"], forms(ordinary))
    for key in ("employed", "registry-down", "fifteen", "agrees", "refuses"):
        if walk.people[key].representative:
            with_representative(walk, key)
        else:
            walk.apply(key)
        found = walk.as_(key).wait_for(status="job_seeker")
        walk.says(key, "registered as a job seeker on", "33", "2026-03-20", found["registered_on"])
    refuse_an_offer(walk)
    agree_to_an_offer(walk)


def with_representative(walk: Walk, key: str) -> None:
    """A child: the statement of a legal representative, who signs (R6, Q-03)."""
    person, browser = walk.people[key], walk.as_(key)
    for step in ("situation", "work", "centre"):
        browser.send(f"me/apply/{step}/", **ANSWERS[step])
    browser.attach("me/apply/representative/", "representative_statement", "statement.pdf", b"%PDF-1.4 statement",
                   representative_name=person.representative, representative_iin=representative_of(person))
    browser.send("me/apply/consents/", **ANSWERS["consents"])
    browser.sign_and_send("me/apply/sign/", iin=representative_of(person))


def representative_of(person: Persona) -> str:
    if person.representative_iin is None:
        raise Unexpected(f"{person.key} has no representative")
    return person.representative_iin.value


def refuse_an_offer(walk: Walk) -> None:
    """One refusal is enough: unemployed at once (R38.1)."""
    browser = walk.as_("refuses")
    offer = first_offer(browser)
    browser.send(f"{offer}refuse/", reason="pay")
    case = browser.wait_for(status="unemployed")
    walk.says("refuses", "registered as unemployed on", "38, 53", "2026-03-20", case["unemployed_on"])
    walk.says("refuses", "notices", "40, Annexes 4 and 5", ["A4", "A5"], forms(case))


def agree_to_an_offer(walk: Walk) -> None:
    """An agreed offer holds the end of the window until the employer has answered (D-41, Q-05, R75)."""
    browser = walk.as_("agrees")
    offer = first_offer(browser)
    browser.send(f"{offer}agree/")
    case = browser.case()
    walk.says("agrees", "the matching window is", "D-41", "held", state_of(case, "T06"))


def first_offer(browser: Browser) -> str:
    """The path of the first offer of the list, once the worker has matched."""
    for _try in range(TRIES):
        found = re.findall(r'href="/\w\w/(work/offers/[0-9a-f-]{36}/)"', browser.open("work/offers/").text)
        if found:
            return str(found[0])
        time.sleep(PAUSE)
    raise Unexpected("no offer came although there is suitable work")


# --- Friday evening, after closing time ----------------------------------------------------------------


def friday_evening(walk: Walk) -> None:
    """Off hours before Nauryz: received on the next working day (CL3)."""
    walk.move("2026-03-20 19:30")
    rules = chain(walk, "2026-03-20 19:30")
    case = walk.apply("off-hours")
    walk.says("off-hours", "submitted, not yet accepted", "Annex 1, row 7", "submitted", case["status"])
    walk.says("off-hours", "counts as received on", "Annex 1, row 7", rules["accepted_on"], case["accepted_on"])


# --- Thursday 26 March, the first working day ------------------------------------------------------------


def after_the_holidays(walk: Walk) -> None:
    walk.move("2026-03-26 09:01")
    rules = chain(walk, "2026-03-20 19:30")
    case = walk.as_("off-hours").wait_for(status="job_seeker")
    walk.says("off-hours", "registered as a job seeker on", "33", rules["registered_on"], case["registered_on"])
    walk.says("off-hours", "matching window ends on", "36", rules["matching_due_on"], due_on(case, "T06"))
    walk.says("ordinary", "still a job seeker", "36", "job_seeker", walk.as_("ordinary").case()["status"])


# --- Saturday 28 March, just after midnight: the window of Friday has ended ------------------------------


def saturday_midnight(walk: Walk) -> None:
    walk.move("2026-03-28 00:01")
    rules = chain(walk, "2026-03-20 11:00")
    case = walk.as_("ordinary").wait_for(status="unemployed")
    walk.says("ordinary", "registered as unemployed on", "38, 53", rules["unemployed_on"], case["unemployed_on"])
    walk.says("ordinary", "documents for the payment were named", "42", "met", state_of(case, "T08"))
    case = walk.as_("employed").wait_for(status="refused_unemployed")
    walk.says("employed", "refused on the ground of", "41(2)", ["R41.2"], holding(case))
    case = walk.as_("fifteen").wait_for(status="refused_unemployed")
    walk.says("fifteen", "refused on the ground of", "41(1)", ["R41.1"], holding(case))
    case = walk.as_("registry-down").wait_for(waiting_for=["convictions"])
    walk.says("registry-down", "waits, and is not refused", "38", "job_seeker", case["status"])
    put_right(walk, "employed")
    put_right(walk, "registry-down")
    correct(walk)
    walk.move("2026-03-28 00:15")
    case = walk.as_("registry-down").wait_for(status="unemployed")
    walk.says("registry-down", "registered once the registry answered", "38, 53", "2026-03-28", case["unemployed_on"])


def put_right(walk: Walk, key: str) -> None:
    """The state corrects its record, or its registry answers again."""
    person = walk.people[key]
    for registry, data in person.put_right.items():
        walk.state.set_facts(registry, person.iin, data)
    if person.fault:
        walk.state.set_mode(Registry(person.fault[0]), Mode.OK, person.iin)


def correct(walk: Walk) -> None:
    """ "This record is wrong": the decision is taken anew once the registry is right."""
    browser = walk.as_("employed")
    decision = next(one for one in browser.case()["decisions"] if one["kind"] == "refused_unemployed")
    path = f"me/receipts/{decision['id']}/wrong/"
    browser.send(path, registry="employment_contracts", explanation="The contract ended; the employer did not report it.")
    check = re.search(r"me/corrections/[0-9a-f-]{36}/check/", browser.open(path).text)
    if check is None:
        raise Unexpected("the correction request has no way to be checked again")
    form = next(form for form in fields_of(browser.open(path).text) if set(form) == {"csrfmiddlewaretoken"})
    browser.post(check[0], dict(form))
    case = browser.wait_for(status="unemployed")
    walk.says("employed", "registered after the correction", "38", "2026-03-28", case["unemployed_on"])


# --- papers, and the silent employer -----------------------------------------------------------------------


def papers(walk: Walk) -> None:
    """The certificate on a signed request, its public check, and what a silent employer means (R45, R75.2)."""
    browser = walk.as_("ordinary")
    browser.sign_and_send("me/certificate/", iin=walk.people["ordinary"].iin, serial=serial_of(walk.demo_folder, "ordinary"))
    walk.says("ordinary", "signed over NCALayer's protocol, key", "45", (True, "RSA-2048"), walk.signed_with("ordinary"))
    document = next(one for one in browser.case()["documents"] if one["form"] == "A9")
    walk.says("ordinary", "certificate valid until, inclusive", "45", "2026-04-27", document["valid_until"])
    for language in ("kk", "ru"):
        pdf = browser.pdf(document["id"], language)
        walk.says("ordinary", f"certificate as PDF, {language}", "45, Annex 9", True, pdf.startswith(b"%PDF-"))
    page = walk.guide.open(f"verify/{document['code']}/").text
    walk.says("ordinary", "anyone can check it, and learns no IIN", "45", (True, False), (document["number"] in page, walk.people["ordinary"].iin in page))
    walk.says("ordinary", "sealed by the portal, and the seal holds", "45", (True, True), (PORTAL_NAME in page, "tag-bad" not in page))
    walk.move("2026-04-02 00:01")
    case = walk.as_("agrees").wait_for(status="unemployed")
    walk.says("agrees", "the employer was silent: registered on", "75, 38", "2026-04-02", case["unemployed_on"])


# --- reading a case --------------------------------------------------------------------------------------


def due_on(case: dict[str, Any], limit_id: str) -> str | None:
    return next((clock["due_on"] for clock in case["clocks"] if clock["limit_id"] == limit_id), None)


def state_of(case: dict[str, Any], limit_id: str) -> str | None:
    return next((clock["state"] for clock in case["clocks"] if clock["limit_id"] == limit_id), None)


def forms(case: dict[str, Any]) -> list[str]:
    return sorted(document["form"] for document in case["documents"])


def holding(case: dict[str, Any]) -> list[str]:
    return [ground["id"] for ground in case["decisions"][-1]["grounds"] if ground["verdict"] == "holds"]
