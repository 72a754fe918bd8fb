"""Nobody of the staff opens a file with a password alone, but where a setting says so, and production refuses that setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.test import Client

from careercenters.checks import staff_have_a_second_factor
from enbek.settings import base, demo, dev
from tests import factories
from tests.backoffice.conftest import Hire


@pytest.mark.django_db
def test_staff_without_a_second_step_are_led_to_set_it_up_and_then_come_in(
    hire: Hire, sign_in: Callable[..., Client], read: Callable[[Any], BeautifulSoup], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    user = hire().user
    response = sign_in(user).get("/en/office/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/accounts/2fa/")
    assert "set up the second step" in read(response).select_one(".messages").get_text()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert sign_in(user).get("/en/office/").status_code == 200


@pytest.mark.django_db
def test_the_administration_lets_nobody_in_with_a_password_alone(
    client: Client, sign_in: Callable[..., Client], read: Callable[[Any], BeautifulSoup], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    user = factories.user(is_staff=True, is_superuser=True)
    asked = client.get("/admin/", follow=True)
    assert "/accounts/login/" in asked.redirect_chain[-1][0], "the form of the exchange, with its second step"
    assert client.post("/admin/login/", {"username": user.email, "password": "a long enough word"}).status_code == 302
    assert "_auth_user_id" not in client.session
    bare = sign_in(user)
    response = bare.get("/admin/registration/case/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/accounts/2fa/")
    assert "екінші қадамын баптаңыз" in read(response).select_one(".messages").get_text()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert sign_in(user).get("/admin/registration/case/").status_code == 200


def test_only_development_and_the_demo_do_without(settings: Any) -> None:
    assert base.STAFF_SECOND_FACTOR is True
    assert dev.STAFF_SECOND_FACTOR is False
    assert demo.STAFF_SECOND_FACTOR is False


def test_production_refuses_to_do_without(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
    assert staff_have_a_second_factor() == []
    settings.STAFF_SECOND_FACTOR = False
    assert [problem.id for problem in staff_have_a_second_factor()] == ["careercenters.E001"]
