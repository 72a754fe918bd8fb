"""IIN, BIN and IBAN of Kazakhstan: parse, validate, keep masked; model and form fields.

The check digit and the layout follow Government resolution No. 565 of 11.06.2003. An identifier is a
value type whose `str()` is masked, so that a log line or a template shows it in full only on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_NOT_ISSUED = 10
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}

SENTENCES: dict[str, _StrPromise] = {
    "length": _("It must have exactly 12 digits."),
    "digits": _("Only digits are allowed: no letters, no spaces."),
    "date": _("The first six digits must be a date of birth (year, month, day). Check them against your identity document."),
    "century": _("The seventh digit must be from 1 to 6. Check it against your identity document."),
    "month": _("The first four digits must be a year and a month of registration."),
    "kind": _("The fifth digit of a BIN is 4, 5 or 6. A sole trader uses the IIN."),
    "checksum": _("The last digit does not match the others: one of the digits is mistyped."),
    "iban": _("An account number begins with KZ and has 20 characters; check each of them."),
}


class InvalidIdentifier(ValueError):
    """Why a value is not an identifier; `code` is a key of `SENTENCES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> _StrPromise:
        return SENTENCES[self.code]


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit of an IIN or BIN; None for a number that is never issued."""
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(int(d) * w for d, w in zip(first_eleven, weights, strict=True)) % 11
        if rest != _NOT_ISSUED:
            return rest
    return None


@dataclass(frozen=True, slots=True, repr=False)
class _Number12:
    """Twelve digits with a check digit. Raises InvalidIdentifier."""

    value: str

    def __post_init__(self) -> None:
        if not self.value.isascii() or not self.value.isdigit():
            raise InvalidIdentifier("digits" if len(self.value) == 12 else "length")
        if len(self.value) != 12:
            raise InvalidIdentifier("length")
        self._check_layout()
        if check_digit(self.value[:11]) != int(self.value[11]):
            raise InvalidIdentifier("checksum")

    def _check_layout(self) -> None:
        raise NotImplementedError

    @classmethod
    def parse(cls, raw: str) -> Self:
        """Accept what people type: spaces around and between."""
        return cls("".join(raw.split()))

    @property
    def masked(self) -> str:
        return f"{self.value[:4]}••••••{self.value[10:]}"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked})"


class IIN(_Number12):
    """Individual identification number: YYMMDD, century and sex, serial, check digit."""

    __slots__ = ()

    def _check_layout(self) -> None:
        if self.value[6] not in _CENTURIES:
            raise InvalidIdentifier("century")
        try:
            self.birth_date  # noqa: B018 - computing it is the check
        except ValueError:
            raise InvalidIdentifier("date") from None

    @property
    def birth_date(self) -> date:
        year = _CENTURIES[self.value[6]] + int(self.value[:2])
        return date(year, int(self.value[2:4]), int(self.value[4:6]))

    @property
    def sex(self) -> str:
        """"M" or "F": an odd seventh digit is a man's."""
        return "M" if int(self.value[6]) % 2 else "F"


class BIN(_Number12):
    """Business identification number: YYMM, kind of entity, kind of unit, serial, check digit."""

    __slots__ = ()

    def _check_layout(self) -> None:
        if not 1 <= int(self.value[2:4]) <= 12:
            raise InvalidIdentifier("month")
        if self.value[4] not in "456":
            raise InvalidIdentifier("kind")


@dataclass(frozen=True, slots=True, repr=False)
class IBAN:
    """Account number of a bank in Kazakhstan: KZ, 2 check digits, 3-digit bank, 13 letters or digits."""

    value: str

    _LENGTH: ClassVar[int] = 20

    def __post_init__(self) -> None:
        value = self.value
        well_formed = len(value) == self._LENGTH and value.isascii() and value.isalnum() and value.isupper()
        if not (well_formed and value.startswith("KZ") and value[2:7].isdigit() and self._remainder() == 1):
            raise InvalidIdentifier("iban")

    def _remainder(self) -> int:
        moved = self.value[4:] + self.value[:4]
        return int("".join(str(int(ch, 36)) for ch in moved)) % 97

    @classmethod
    def parse(cls, raw: str) -> IBAN:
        return cls("".join(raw.split()).upper())

    def __str__(self) -> str:
        return f"{self.value[:4]}••••{self.value[-4:]}"

    def __repr__(self) -> str:
        return f"IBAN({self})"


if TYPE_CHECKING:
    _CharField = models.CharField[Any, Any]
else:  # the generic form exists for the type checker only
    _CharField = models.CharField


def _as_error(refused: InvalidIdentifier) -> ValidationError:
    return ValidationError(refused.sentence, code=refused.code)


class _IdentifierField(_CharField):
    """A column of twelve digits that reads and writes the value type."""

    kind: type[_Number12]

    if TYPE_CHECKING:  # for the plugin of django-stubs: the value type goes in and out, a str goes in
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 12
        super().__init__(*args, **kwargs)

    @property
    def validators(self) -> list[Any]:  # the value type validates; CharField's own expect a str
        return []

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> _Number12 | None:
        return self.kind(value) if value else None

    def to_python(self, value: Any) -> _Number12 | None:
        if value is None or value == "" or isinstance(value, self.kind):
            return value or None
        try:
            return self.kind.parse(str(value))
        except InvalidIdentifier as refused:
            raise _as_error(refused) from None

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, _Number12):
            return value.value
        return value or None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class IINField(_IdentifierField):
    kind = IIN

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": IINFormField, "max_length": None, **kwargs})


class BINField(_IdentifierField):
    kind = BIN

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": BINFormField, "max_length": None, **kwargs})


class _IdentifierFormField(forms.CharField):
    kind: type[_Number12]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "20"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.value if isinstance(value, _Number12) else value

    def to_python(self, value: Any) -> Any:
        raw = super().to_python(value)
        if not raw:
            return None
        try:
            return self.kind.parse(raw)
        except InvalidIdentifier as refused:
            raise _as_error(refused) from None

    def run_validators(self, value: Any) -> None:
        return None


class IINFormField(_IdentifierFormField):
    kind = IIN


class BINFormField(_IdentifierFormField):
    kind = BIN


def digits_check(field: str, name: str) -> models.CheckConstraint:
    """The database's own guard: a stored identifier is twelve digits."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__regex": r"^[0-9]{12}$"}) | models.Q(**{f"{field}__isnull": True}),
        name=name,
        violation_error_message=SENTENCES["length"],
    )


__all__: Sequence[str] = [
    "BIN", "IBAN", "IIN", "BINField", "BINFormField", "IINField", "IINFormField", "InvalidIdentifier", "check_digit", "digits_check",
]
