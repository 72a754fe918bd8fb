"""Accounts: who signs in. What a person is to the exchange (seeker, HR officer, staff) lives in the apps above."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.accounts.phones import PhoneField


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email) or None if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """One account: an e-mail or a phone, a password, a language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    phone = PhoneField(_("phone"), null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(default=False)
    language = models.CharField(
        _("language of letters"), max_length=2, choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")], default="kk"
    )
    met_in_person = models.BooleanField(default=False, db_comment="opened at a desk: such a person may have neither a phone nor an e-mail")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message=_("An account with this e-mail exists already.")
            ),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(phone__isnull=False) | models.Q(met_in_person=True),
                name="user_email_or_phone",
                violation_error_message=_("Give an e-mail or a phone number: we need one way to reach you."),
            ),
        ]

    def __str__(self) -> str:
        return self.email or self.phone or str(self.pk)
