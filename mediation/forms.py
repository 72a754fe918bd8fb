"""Answers: the person's refusal, the employer's refusal, the hire; interviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enbek import clock
from mediation.models import Interview
from mediation.rules.interviews import MOST_TIMES, Format
from mediation.rules.reasons import NEEDS_WORDS, EmployerReason, InterviewReason, RefusalReason
from mediation.rules.verdicts import CRITERIA


class ReasonForm(forms.Form):
    """A coded reason and, for "other", own words."""

    reason = forms.ChoiceField(
        label=_("Reason"), widget=forms.RadioSelect, choices=[], error_messages={"required": _("Choose the reason of the refusal.")}
    )
    words = forms.CharField(label=_("In your own words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("reason") in NEEDS_WORDS and not cleaned.get("words"):
            self.add_error("words", _("Write the reason in your own words."))
        return cleaned


class RefusalForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = RefusalReason.choices


class EmployerRefusalForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = EmployerReason.choices
        self.fields["words"].help_text = _("The candidate may read the reason.")


class HireForm(forms.Form):
    on = forms.DateField(label=_("Date of the employment contract"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("A hire is confirmed when it has happened: the day cannot be in the future."))
        return on


class InterviewDeclineForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = InterviewReason.choices
        self.fields["words"].help_text = _("The employer may read the reason.")


class ContestForm(forms.Form):
    """ "Not suitable, because …"."""

    criterion = forms.ChoiceField(
        label=_("What does not suit"), choices=CRITERIA, widget=forms.RadioSelect, error_messages={"required": _("Choose what does not suit.")}
    )
    words = forms.CharField(
        label=_("Not suitable, because …"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why the work is not suitable.")},
    )


class ContestDecisionForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, error_messages={"required": _("Choose the decision.")},
        choices=[("yes", _("The person is right: the work was not suitable")), ("no", _("The work was suitable"))],
    )
    words = forms.CharField(
        label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("The person reads these words."),
        error_messages={"required": _("Write why it was decided so: the person reads it.")},
    )


class DeskAnswerForm(ReasonForm):
    """An answer that the person gave in person or by telephone; `reason` and `words` belong to a refusal."""

    answer = forms.ChoiceField(
        label=_("The person"), widget=forms.RadioSelect, choices=[("agree", _("agrees")), ("refuse", _("refuses"))],
        error_messages={"required": _("Choose the answer of the person.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["answer"])
        self.fields["reason"].choices = RefusalReason.choices
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("Of a refusal, in the person's words.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == "refuse" and not cleaned.get("reason"):
            self.add_error("reason", _("Choose the reason of the refusal."))
        return cleaned


class InterviewForm(forms.Form):
    """One to three times, and where."""

    format = forms.ChoiceField(label=_("How"), choices=Format.choices, widget=forms.RadioSelect, initial=Format.ON_SITE)
    place = forms.CharField(label=_("Place, or the link or number to call"), max_length=200)
    contact = forms.CharField(label=_("Whom to ask for, telephone"), max_length=150, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_TIMES + 1):
            self.fields[f"time{number}"] = forms.DateTimeField(
                label=_("Time %(number)d") % {"number": number}, required=number == 1,
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            )
        self.order_fields([f"time{number}" for number in range(1, MOST_TIMES + 1)])

    @property
    def times(self) -> list[datetime]:
        given = [self.cleaned_data.get(f"time{number}") for number in range(1, MOST_TIMES + 1)]
        return [at for at in given if at is not None]


class PickForm(forms.Form):
    """The times that the employer proposed and that are still to come."""

    at = forms.ChoiceField(
        label=_("Choose a time"), widget=forms.RadioSelect, choices=[], error_messages={"required": _("Choose one of the times.")}
    )

    def __init__(self, *args: Any, interview: Interview, shown: Callable[[datetime], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = [(at.isoformat(), shown(at)) for at in interview.times if at > clock.now()]

    def clean_at(self) -> datetime:
        return datetime.fromisoformat(self.cleaned_data["at"])
