"""Organisations: who offers work."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement
from enbek.accounts.models import User
from enbek.classifiers.tables import Titled, said
from enbek.i18n import Text
from enbek.identifiers import BINField, digits_check


class MemberRole(Titled):
    """What a member of the team may do: an owner leads the team, a recruiter posts and hires, a reader looks."""

    OWNER = "owner", said("Иесі", "Владелец", "Owner")
    RECRUITER = "recruiter", said("Рекрутер", "Рекрутер", "Recruiter")
    READER = "reader", said("Бақылаушы", "Наблюдатель", "Reader")


MAY_POST = (MemberRole.OWNER, MemberRole.RECRUITER)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of_member(self, user: User) -> Self:
        return self.filter(membership__user=user)

    def posted_by(self, user: User) -> Self:
        """Those for which `user` may write vacancies."""
        return self.filter(membership__user=user, membership__role__in=MAY_POST)


class Organisation(models.Model):
    """A legal entity, named by its BIN."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bin = BINField(_("BIN"), unique=True)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    settlement = models.ForeignKey(Settlement, on_delete=models.RESTRICT, related_name="organisations")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, db_comment="of the newest confirmation (M1.1)")
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="organisations")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name_ru", "id"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [digits_check("bin", "organisation_bin_digits")]

    def __str__(self) -> str:
        return self.name_ru

    @property
    def is_confirmed(self) -> bool:
        """Whether its data were confirmed by its EDS (M1.1)."""
        return self.confirmed_at is not None

    @property
    def name(self) -> Text:
        """The official names are Kazakh and Russian; English shows the Russian one."""
        return Text(self.name_kk, self.name_ru, self.name_ru)


class Membership(models.Model):
    """A person who acts for an organisation on the portal."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT)
    role = models.CharField(_("role"), max_length=12, choices=MemberRole.choices, default=MemberRole.RECRUITER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="membership_once")]

    @property
    def may_post(self) -> bool:
        return self.role in MAY_POST
