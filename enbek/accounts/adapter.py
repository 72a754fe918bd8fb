"""What allauth asks of us: sign-in by e-mail or phone."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from enbek.accounts.models import User
from enbek.accounts.phones import PhoneFormField, normalise


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = (get_language() or "kk")[:2]
        user.email = form.cleaned_data.get("email") or None
        user.phone = form.cleaned_data.get("phone") or None
        user.set_password(form.cleaned_data["password1"])
        if commit:
            user.save()
        return user

    def phone_form_field(self, **kwargs: Any) -> PhoneFormField:
        return PhoneFormField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        return normalise(phone)

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, verified=True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        raise NotImplementedError("phone verification is off: ACCOUNT_PHONE_VERIFICATION_ENABLED")
