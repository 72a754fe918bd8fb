"""The collector sees what Django will look up, and a catalogue loses nothing by being collected again."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tools import collect_locale as tool
from tools.collect_locale import Message, in_python, in_template

IMPORT = "from django.utils.translation import gettext as _, gettext_lazy, ngettext as many, npgettext, pgettext\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("_('one')", Message("one")),
        ("gettext_lazy('two ' 'parts')", Message("two parts")),
        ("many('%d day', '%d days', n)", Message("%d day", None, "%d days")),
        ("pgettext('month', 'May')", Message("May", "month")),
        ("npgettext('law', 'act', 'acts', n)", Message("act", "law", "acts")),
        ("f(title=_('nested'))", Message("nested")),
    ],
)
def test_a_gettext_call_gives_its_message(code, found):
    assert list(in_python(IMPORT + code)) == [found]


def test_a_name_that_only_looks_like_gettext_is_none():
    assert list(in_python("for _ in x: _('no')\ngettext('no')")) == []


def test_a_variable_given_to_gettext_is_no_message():
    assert list(in_python(IMPORT + "_(title)")) == []


@pytest.mark.parametrize("code", ["_(f'{n} days')", "_('a' + b)"])
def test_a_string_put_together_is_refused_since_nothing_can_translate_it(code):
    with pytest.raises(ValueError, match=r"here\.py:2"):
        list(in_python(IMPORT + code, "here.py"))


def test_messages_of_a_module_come_in_the_order_of_reading():
    code = "class A:\n    first = _('first')\nsecond = _('second')\nx = [_('third'), _('fourth')]"
    assert [m.msgid for m in in_python(IMPORT + code)] == ["first", "second", "third", "fourth"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Sign in" %}', Message("Sign in")),
        ('{% translate "Hire" as word %}', Message("Hire")),
        ('{% translate "May" context "month" %}', Message("May", "month")),
        ("{% blocktranslate with n=x %}Case {{ n }}{% endblocktranslate %}", Message("Case %(n)s")),
        ("{% blocktranslate trimmed %}\n  one\n  two\n{% endblocktranslate %}", Message("one two")),
        (
            "{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
            Message("%(n)s day", None, "%(n)s days"),
        ),
        ('{% include "a.html" with title=_("Help") %}', Message("Help")),
        ('{{ name|default:_("nobody") }}', Message("nobody")),
        ('{% translate "100 % sure" %}', Message("100 %% sure")),
        ('{% translate "the employer\'s page" %}', Message("the employer's page")),
    ],
)
def test_a_template_gives_the_messages_that_django_will_look_up(source, found):
    assert list(in_template(source)) == [found]


def test_a_comment_in_a_template_is_not_translated():
    assert list(in_template('{# {% translate "no" %} #}{% comment %}{% translate "no" %}{% endcomment %}')) == []


def test_what_is_translated_stays_and_what_nobody_uses_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    wanted = {
        m.key: tool.Wanted(m, ["a.py"]) for m in (Message("kept"), Message("new"), Message("%d day", None, "%d days"))
    }
    monkeypatch.setattr(tool, "collect", lambda _language: wanted)
    old = polib.POFile()
    old.append(polib.POEntry(msgid="kept", msgstr="қалды"))
    old.append(polib.POEntry(msgid="gone", msgstr="кетті"))
    path = tool.catalogue_path("kk", tmp_path)
    path.parent.mkdir(parents=True)
    old.save(str(path))

    assert tool.write("kk", tmp_path) == (3, 2)
    first = path.read_text()
    assert tool.write("kk", tmp_path) == (3, 2)
    assert path.read_text() == first
    entries = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert entries["kept"].msgstr == "қалды"
    assert entries["new"].msgstr == ""
    assert entries["%d day"].msgstr_plural == {0: "", 1: ""}
    assert "gone" not in entries


def test_a_page_of_a_package_that_we_replace_is_not_borrowed():
    names = [str(path) for path in tool.borrowed_files("allauth")]
    assert not any(name.endswith("templates/account/login.html") for name in names)
    assert any(name.endswith("templates/account/base_confirm_code.html") for name in names)


def test_kazakh_borrows_what_allauth_lacks_and_russian_does_not():
    needed = ("", "Incorrect password.")
    assert (None, needed[1]) in tool.collect("kk")
    assert (None, needed[1]) not in tool.collect("ru")
