"""People: who a seeker is. What happens to the person legally is a case, in `registration`."""

from __future__ import annotations

import uuid
from datetime import date

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement
from enbek import clock
from enbek.identifiers import IIN, IINField, digits_check


class Person(models.Model):
    """One natural person with an account. The IIN gives birth date and sex."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="person")
    iin = IINField(_("IIN"), unique=True, error_messages={"unique": _("An account with this IIN exists already. Sign in with it.")})
    surname = models.CharField(_("surname"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    settlement = models.ForeignKey(
        Settlement, verbose_name=_("town or village where you live"), on_delete=models.RESTRICT, related_name="people"
    )
    address = models.CharField(_("street, house, flat"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["surname", "given_name", "id"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [digits_check("iin", "person_iin_digits")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def birth_date(self) -> date:
        return self._iin.birth_date

    @property
    def sex(self) -> str:
        return self._iin.sex

    def age_on(self, day: date) -> int:
        """Whole years on `day`; a person grows older on the birthday itself."""
        return relativedelta(day, self.birth_date).years

    @property
    def _iin(self) -> IIN:
        return self.iin if isinstance(self.iin, IIN) else IIN(self.iin)
