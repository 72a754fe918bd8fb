"""The pages that belong to no app."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from enbek.accounts.models import User
from enbek.i18n import LANGUAGES
from enbek.web import banners, errors, navigation, numbers

PAGES = [
    "", "accounts/login/", "accounts/signup/", "accounts/password/reset/", "accounts/password/reset/done/",
    "accounts/confirm-email/", "accounts/inactive/", "components/", "help/", "help/accessibility/",
]
ACCOUNT_PAGES = ["accounts/logout/", "accounts/email/", "accounts/password/change/", "accounts/2fa/", "accounts/reauthenticate/"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create_user("aigerim@example.kz", "a-long-password", language="kk")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_in_each_language(client, read, language, path):
    response = client.get(f"/{language}/{path}")
    page = read(response)
    assert response.status_code == 200
    assert page.html["lang"] == language
    assert not re.search(r"\{\{|\{%", response.content.decode())
    assert len(page.find_all("h1")) == 1
    assert page.title.get_text().strip(" ·\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_a_page_of_the_account_is_whole_in_each_language(sign_in, person, read, language, path):
    response = sign_in(person).get(f"/{language}/{path}", follow=True)
    assert response.status_code == 200
    assert read(response).html["lang"] == language


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_sisters_in_the_other_languages(client, read, path):
    links = read(client.get(f"/ru/{path}?q=сварщик")).find_all("link", rel="alternate")
    addresses = {link["hreflang"]: link["href"] for link in links}
    assert addresses.keys() == set(LANGUAGES)
    assert all(f"/{language}/{path}?q=" in address for language, address in addresses.items())
    assert all(address.startswith("http") for address in addresses.values())


def test_the_switch_keeps_the_page_and_its_question(client, read):
    links = read(client.get("/kk/help/?page=2")).select("header .languages a")
    assert {link["href"] for link in links} == {"/ru/help/?page=2", "/en/help/?page=2"}


def test_the_choice_of_language_is_kept_in_the_account(sign_in, person):
    response = sign_in(person).post("/i18n/setlang/", {"language": "ru", "next": "/kk/help/"})
    person.refresh_from_db()
    assert (response.headers["Location"], person.language) == ("/ru/help/", "ru")


def test_a_language_that_does_not_exist_changes_nothing(sign_in, person):
    sign_in(person).post("/i18n/setlang/", {"language": "de", "next": "/kk/help/"})
    person.refresh_from_db()
    assert person.language == "kk"


def test_the_switch_never_leads_to_another_site(sign_in, person):
    response = sign_in(person).post("/i18n/setlang/", {"language": "ru", "next": "https://evil.example/"})
    assert response.headers["Location"] == "/"


@pytest.mark.parametrize(("header", "home"), [("ru-RU,ru;q=0.9", "/ru/"), ("en", "/en/"), ("de", "/kk/"), ("", "/kk/")])
def test_the_bare_address_leads_to_the_readers_language(client, header, home):
    assert client.get("/", headers={"accept-language": header}).headers["Location"] == home


def test_the_short_address_of_a_document_leads_to_its_page(client):
    response = client.get("/verify/AB12-CD34/", headers={"accept-language": "ru"})
    assert response.headers["Location"] == "/ru/verify/AB12-CD34/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_says_so_in_the_language_of_the_address(client, read, language):
    response = client.get(f"/{language}/no-such-page/")
    assert response.status_code == 404
    assert read(response).html["lang"] == language


def test_the_page_of_a_server_error_needs_nothing_and_speaks_all_languages(client):
    body = errors.server_error(None).content.decode()
    assert all(f'lang="{language}"' in body for language in LANGUAGES)


def test_a_form_sent_without_its_token_gets_a_page_of_ours(read):
    response = Client(enforce_csrf_checks=True).post("/kk/accounts/login/", {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert read(response).html["lang"] == "kk"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_style_and_no_inline_script(client, read, path):
    response = client.get(f"/en/{path}")
    page = read(response)
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not page.find_all("style")
    assert not page.select("[style]")
    assert all(script.get("src") for script in page.find_all("script"))
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_the_gallery_is_for_staff_only_where_there_is_no_demo(client, sign_in, person, settings):
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app != "demo"]
    assert client.get("/en/components/").status_code == 404
    assert sign_in(person).get("/en/components/").status_code == 404
    person.is_staff = True
    person.save()
    assert sign_in(person).get("/en/components/").status_code == 200


def test_an_upper_floor_adds_a_banner_a_number_and_a_link(client, read, monkeypatch):
    monkeypatch.setattr(banners, "_sources", {"works": lambda request: banners.Banner("Works tonight", "/x/", "When")})
    monkeypatch.setattr(numbers, "_sources", {"test": lambda: numbers.Number(12345, "open vacancies")})
    link = navigation.Link("Vacancies", "vacancies/", frozenset({"anonymous"}))
    monkeypatch.setattr(navigation, "_links", {"vacancies": link})
    page = read(client.get("/en/"))
    assert page.select_one(".banner").get_text(" ", strip=True) == "Works tonight When"
    assert page.select_one(".numbers dd").get_text() == "12,345"
    assert page.select_one('.nav a[href="/en/vacancies/"]').get_text() == "Vacancies"


def test_a_link_is_shown_to_its_roles_only(client, read, monkeypatch):
    link = navigation.Link("Queue", "queue/", frozenset({"staff"}))
    monkeypatch.setattr(navigation, "_links", {"queue": link})
    assert read(client.get("/en/")).select_one('.nav a[href="/en/queue/"]') is None


def test_only_the_nearest_link_is_the_present_place(client, read, monkeypatch):
    anybody = frozenset({"anonymous"})
    links = {"help": navigation.Link("Help", "help/", anybody), "more": navigation.Link("More", "help/accessibility/", anybody)}
    monkeypatch.setattr(navigation, "_links", links)
    here = [a["href"] for a in read(client.get("/en/help/accessibility/")).select(".nav a[aria-current]")]
    assert here == ["/en/help/accessibility/"]


@pytest.mark.parametrize("path", ["", "help/", "help/accessibility/"])
def test_no_link_of_the_common_pages_leads_nowhere(client, read, path):
    links = {a["href"] for a in read(client.get(f"/kk/{path}")).find_all("a") if a["href"].startswith("/")}
    assert len(links) > 5
    assert [link for link in links if client.get(link).status_code == 404] == []


def test_the_errors_of_a_form_lead_to_their_fields(client, read):
    page = read(client.post("/en/accounts/login/", {"login": "", "password": ""}))
    links = page.select(".error-summary a")
    assert len(links) == 2
    for link in links:
        field = page.find(id=link["href"].removeprefix("#"))
        assert field["aria-invalid"] == "true"
        assert all(page.find(id=described) for described in field["aria-describedby"].split())
        assert page.select_one(f'label[for="{field["id"]}"]')


def test_what_was_typed_survives_an_error(client, read):
    page = read(client.post("/en/accounts/login/", {"login": "aigerim@example.kz", "password": ""}))
    assert page.find(id="id_login")["value"] == "aigerim@example.kz"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", [True, False])
def test_the_answer_to_a_forgotten_password_does_not_tell_who_has_an_account(client, person, mailoutbox, language, known):
    address = person.email if known else "nobody@example.kz"
    response = client.post(f"/{language}/accounts/password/reset/", {"email": address})
    assert response.headers["Location"] == f"/{language}/accounts/password/reset/done/"
    (letter,) = mailoutbox
    assert letter.to == [address]
    assert "{{" not in letter.body
    assert ("/password/reset/key/" in letter.body) == known


def test_a_new_password_is_chosen_by_the_link_of_the_letter(client, read, person, mailoutbox):
    client.post("/kk/accounts/password/reset/", {"email": person.email})
    link = re.search(r"https?://[^/]+(/\S+)", mailoutbox[0].body)[1]
    page = client.get(link, follow=True)
    form = read(page).select_one("main form")
    done = client.post(form["action"], {"password1": "қарлығаш-ұясы-42", "password2": "қарлығаш-ұясы-42"}, follow=True)
    assert done.status_code == 200
    person.refresh_from_db()
    assert person.check_password("қарлығаш-ұясы-42")


def test_an_account_is_opened_with_a_phone_alone(client):
    client.post("/kk/accounts/signup/", {"phone": "8 701 123-45-67", "password1": "қарлығаш-ұясы-42"})
    assert User.objects.get().phone == "+77011234567"


def test_a_letter_confirms_the_e_mail_of_a_new_account(client, mailoutbox, read):
    client.post("/ru/accounts/signup/", {"email": "aigerim@example.kz", "password1": "қарлығаш-ұясы-42"})
    link = re.search(r"https?://[^/]+(/\S+confirm-email\S+)", mailoutbox[0].body)[1]
    assert "aigerim@example.kz" in read(client.get(link)).select_one("main").get_text()
