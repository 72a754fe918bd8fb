"""Choosing a time; arranging, moving, marking."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.formats import day as day_words
from enbek.web.templatetags.enbek import language
from registration.rules.visit_states import MEASURES


class SlotForm(forms.Form):
    """The free times, grouped by day. Its value is an aware moment."""

    starts_at = forms.TypedChoiceField(label=_("When?"), coerce=datetime.fromisoformat, error_messages={"invalid_choice": _("This time is not free. Choose another.")})

    def __init__(self, *args: Any, slots: dict[date, list[datetime]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(day_words(day, language()), [(slot.isoformat(), f"{slot:%H:%M}") for slot in times]) for day, times in slots.items()]
        self.fields["starts_at"].choices = [("", _("choose")), *groups]


class ArrangeForm(SlotForm):
    """A meeting of the office's making; naming a measure makes it a summons (R51.3b)."""

    measure = forms.ChoiceField(label=_("For an active measure? Then it is a summons"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, may_summon: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_summon:
            self.fields["measure"].choices = [("", _("no, an ordinary meeting")), *((name, str(words)) for name, words in MEASURES.items())]
        else:
            del self.fields["measure"]


class MoveForm(SlotForm):
    note = forms.CharField(label=_("Why is it moved?"), max_length=300, required=False)


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class DayForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d"))

    def chosen(self) -> date:
        return self.cleaned_data["day"] if self.is_valid() else clock.today()
