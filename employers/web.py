"""What employers add to the common pages: the link to vacancies, the number of open ones, the role of an employer's officer."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from employers.models import Membership, Vacancy
from enbek.web import navigation, numbers


def register() -> None:
    """Called once by `AppConfig.ready()`."""
    navigation.register_role("employer", is_officer)
    everybody: frozenset[navigation.Role] = frozenset({"anonymous", "seeker", "employer", "staff"})
    navigation.register("vacancies", navigation.Link(_("Vacancies"), "vacancies/", everybody, order=10))
    numbers.register("vacancies", lambda: numbers.Number(Vacancy.objects.open().count(), _("open vacancies")))
    numbers.register("hiring", lambda: numbers.Number(_hiring(), _("organisations that hire")))


def _hiring() -> int:
    return Vacancy.objects.open().values("organisation").distinct().count()


def is_officer(request: HttpRequest) -> bool:
    """Whether the signed-in person acts for an organisation."""
    return Membership.objects.filter(user_id=request.user.pk).exists()
