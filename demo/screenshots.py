"""`python -m demo.screenshots`: a picture of every kind of page in three languages, on a phone and on a desktop, into var/screenshots.

Starts an exchange of its own, lets its people go some way, and looks at what they see. `--readme` writes docs/pictures;
`--only cabinet` takes the pages whose name begins so.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enbek.settings.demo")
django.setup()  # the personas name rows of the classifiers

from demo.supervisor import Problem, Stack  # noqa: E402
from demo.supervisor.services import ROOT  # noqa: E402
from demo.tour.story import ANSWERS, STEPS, Teller, Walk, first_offer  # noqa: E402

LANGUAGES = ("kk", "ru", "en")
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DEVICES: dict[str, dict[str, Any]] = {"phone": PHONE, "desktop": {"viewport": {"width": 1280, "height": 900}}}
UUID = "[0-9a-f-]{{36}}"
LIKE = " >"
Pages = dict[str, str]
"""Name → path under the language; `list/ > pattern` is the first link of that page whose address fits the pattern."""

PUBLIC: Pages = {
    "home": "", "sign-in": "accounts/login/", "sign-up": "accounts/signup/", "password-reset": "accounts/password/reset/", "help": "help/",
    "accessibility": "help/accessibility/", "components": "components/", "law": "law/",
    "law-calculator": "law/calculator/", "law-grounds": "law/grounds/", "law-differences": "law/differences/", "law-days": "law/days/2026/",
    "verify": "verify/", "signature-sign-in": "signature/sign-in/", "signature-check": "signature/check/",
    "vacancies": "vacancies/", "vacancies-none": "vacancies/?q=xyzzy", "vacancy": f"vacancies/{LIKE} vacancies/{UUID}/",
    "demo-panel": "demo/", "demo-outbox": "demo/outbox/",
}
APPLYING: Pages = {"cabinet-new": "me/"} | {f"apply-{step}": f"me/apply/{step}/" for step in (*STEPS, "sign")}
JOB_SEEKER: Pages = {
    "cabinet": "me/", "submitted": "me/submitted/{case}/", "profile": "me/profile/", "resume": "me/resume/", "resume-add": "me/resume/add/jobs/",
    "card": "me/card/", "what-if": "me/what-if/", "what-if-answer": "me/what-if/?ask=refuse", "who-looked": "me/who-looked/",
    "offers-none": "work/offers/", "messages": "me/messages/", "message": f"me/messages/{LIKE} me/messages/{UUID}/",
    "messages-journal": f"me/messages/{LIKE} me/messages/{UUID}/{LIKE} me/messages/case/",
    "messages-settings": "me/messages/settings/", "signature-account": "signature/account/", "account-email": "accounts/email/",
    "circumstances": "me/circumstances/", "visits": "me/visits/",
    "account-password": "accounts/password/change/", "account-2fa": "accounts/2fa/", "sign-out": "accounts/logout/",
}
OFFERED: Pages = {
    "cabinet-offers": "me/", "offers": "work/offers/", "offer": "{offer}", "offer-agree": "{offer}agree/", "offer-refuse": "{offer}refuse/",
    "refusals": "work/refusals/",
}
UNEMPLOYED: Pages = {
    "cabinet-unemployed": "me/", "certificate": "me/certificate/", "cases": "me/cases/", "case": "me/cases/{case}/", "close": "me/cases/{case}/close/",
}
REFUSED: Pages = {"cabinet-refused": "me/", "correction": "me/receipts/{decision}/wrong/"}
WAITING: Pages = {"cabinet-waiting": "me/"}
EMPLOYER: Pages = {
    "employer-vacancies": "vacancies/mine/", "employer-candidates": "work/employer/referrals/",
    "employer-manage": f"vacancies/mine/{LIKE} vacancies/{UUID}/manage/",
    "employer-vacancy-new": "vacancies/new/", "employer-enter": "vacancies/mine/enter/",
    "employer-confirmation": f"vacancies/mine/{LIKE} {UUID}/confirmation/",
}
STAFF: Pages = {
    "office-queue": "office/", "office-others": "office/?list=others", "office-none": "office/?state=held",
    "office-case": f"office/?list=others{LIKE} office/cases/{UUID}/",
    "office-offers": f"office/?list=others{LIKE} office/cases/{UUID}/{LIKE} work/office/cases/{UUID}/$",
    "office-meeting": f"office/?list=others{LIKE} office/cases/{UUID}/{LIKE} office/cases/{UUID}/meeting/",
    "office-visits": "office/visits/", "office-intake": "office/intake/", "office-contests": "work/office/contests/",
    "office-other-applicants": "office/others/", "office-village": "office/village/",
    "office-relay": "me/messages/relay/", "office-undelivered": "me/messages/undelivered/",
    "messages-catalogue": "me/messages/catalogue/",
}
DIRECTOR: Pages = {
    "director-desks": "office/desks/", "director-absences": "office/absences/", "director-signatures": "office/signatures/",
    "director-supervision": "office/supervision/",
}
WRONG: Pages = {"not-found": "no-such-page/", "not-yours": "office/", "verify-unknown": "verify/AAAA-BBBB-CCCC/"}


class Photographer:
    """Takes the pictures of one walk through the exchange; remembers what did not answer with 200."""

    def __init__(self, browser: Browser, walk: Walk, folder: Path, only: str) -> None:
        self.browser, self.walk, self.folder, self.only = browser, walk, folder, only
        self.missing: list[str] = []

    @contextmanager
    def context(self, who: str | None, **options: Any) -> Iterator[BrowserContext]:
        """A browser with the cookies of this person."""
        context = self.browser.new_context(base_url=self.walk.stack.url, **options)
        if who:
            jar = self.walk.as_(who).http.cookies.jar
            context.add_cookies([{"name": row.name, "value": row.value or "", "url": self.walk.stack.url} for row in jar])
        try:
            yield context
        finally:
            context.close()

    def take(self, pages: Pages, who: str | None = None, *, status: int = 200, **names: str) -> None:
        wanted = {name: path.format(**names) for name, path in pages.items() if name.startswith(self.only)}
        for device, options in DEVICES.items():
            for language in LANGUAGES:
                with self.context(who, locale=language, **options) as context:
                    page = context.new_page()
                    for name, path in wanted.items():
                        self._one(page, f"/{language}/", path, f"{name}.{language}.{device}.png", status)

    def _one(self, page: Page, root: str, path: str, filename: str, status: int) -> None:
        first, *patterns = path.split(LIKE)
        answer = page.goto(root + first.strip(), wait_until="load")
        for pattern in patterns:
            links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
            link = next((one for one in links if re.search(pattern.strip(), one)), None)
            if link is None:
                self.missing.append(f"{filename}: nothing on {page.url} leads to {pattern.strip()}")
                return
            answer = page.goto(link, wait_until="load")
        if answer is None or answer.status != status:
            self.missing.append(f"{page.url} ({filename}): {answer.status if answer else 'nothing'}")
        else:
            page.screenshot(path=self.folder / filename, full_page=True)

    def for_readme(self, name: str, path: str, who: str | None, part: str = "", **options: Any) -> None:
        """What a visitor of the repository sees: the screen, or one part of the page."""
        pictures = ROOT / "docs" / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        with self.context(who, **options) as context:
            page = context.new_page()
            page.goto(path, wait_until="load")
            target = page.locator(part).first if part else page
            target.screenshot(path=pictures / f"{name}.png")


def chromium() -> str:
    """The browser's program. Raises Problem when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise Problem("Pictures need Chromium: install it (Debian: apt install chromium).")


def friday(walk: Walk, eye: Photographer, *, readme: bool) -> None:
    """20 March 2026, before Nauryz: an application half-way, a job seeker, offers."""
    for step in STEPS:
        walk.as_("off-hours").send(f"me/apply/{step}/", **ANSWERS[step])
    eye.take(APPLYING, "off-hours")
    case = walk.apply("ordinary")
    walk.as_("ordinary").wait_for(status="job_seeker")
    eye.take(JOB_SEEKER, "ordinary", case=case["id"])
    if readme:
        eye.for_readme("home", "/ru/", None, viewport={"width": 1100, "height": 960})
        eye.for_readme("application", "/ru/me/apply/situation/", "off-hours", **PHONE)
        eye.for_readme("law", "/en/law/", None, part="#T06", viewport={"width": 1100, "height": 900})
        eye.for_readme("queue", "/en/office/", "specialist", viewport={"width": 1100, "height": 960})
        eye.for_readme("cabinet", "/kk/me/", "ordinary", **(PHONE | {"viewport": {"width": 390, "height": 1150}}))
        eye.for_readme("demo-panel", "/en/demo/", None, **(PHONE | {"viewport": {"width": 390, "height": 1150}}))
    for key in ("refuses", "sole-proprietor", "registry-down"):
        walk.apply(key)
        walk.as_(key).wait_for(status="job_seeker")
    eye.take(OFFERED, "refuses", offer=first_offer(walk.as_("refuses")))
    walk.apply("agrees")
    walk.as_("agrees").wait_for(status="job_seeker")
    walk.as_("agrees").send(f"{first_offer(walk.as_('agrees'))}agree/")
    eye.take(PUBLIC)
    eye.take(WRONG, "ordinary", status=404)
    eye.take(EMPLOYER, "employer")
    eye.take(STAFF, "specialist")
    eye.take(DIRECTOR, "director")


def saturday(walk: Walk, eye: Photographer, *, readme: bool) -> None:
    """28 March, the window has ended: unemployed, refused, waiting for a registry."""
    walk.move("2026-03-28 00:01")
    case = walk.as_("ordinary").wait_for(status="unemployed")
    walk.as_("ordinary").sign_and_send("me/certificate/", iin=walk.people["ordinary"].iin)
    eye.take(UNEMPLOYED, "ordinary", case=case["id"])
    code = next(one["code"] for one in walk.as_("ordinary").case()["documents"] if one["form"] == "A9")
    eye.take({"verify-document": f"verify/{code}/"})
    refused = walk.as_("sole-proprietor").wait_for(status="refused_unemployed")
    eye.take(REFUSED, "sole-proprietor", decision=refused["decisions"][-1]["id"])
    walk.as_("registry-down").wait_for(waiting_for=["convictions"])
    eye.take(WAITING, "registry-down")
    if readme:
        eye.for_readme("receipt", "/ru/me/", "sole-proprietor", part=".receipt", viewport={"width": 1100, "height": 900})


def _say(text: str) -> None:
    print(f"· {text}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="demo.screenshots", description=__doc__)
    parser.add_argument("--readme", action="store_true", help="also write docs/pictures")
    parser.add_argument("--only", default="", metavar="NAME", help="only pages whose name begins so")
    options = parser.parse_args()
    folder, var = ROOT / "var" / "screenshots", ROOT / "var" / "screenshots-stack"
    shutil.rmtree(var, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        program = chromium()
        with Stack(var, env={"ENBEK_SWEEP_EVERY": "2"}, say=_say) as stack, sync_playwright() as playwright:
            walk = Walk(stack, Teller())
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            eye = Photographer(browser, walk, folder, options.only)
            friday(walk, eye, readme=options.readme)
            saturday(walk, eye, readme=options.readme)
            browser.close()
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    print("\n".join(f"✗ {line}" for line in eye.missing))
    return 1 if eye.missing else 0


if __name__ == "__main__":
    sys.exit(main())
