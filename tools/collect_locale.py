"""Collect the interface strings of the tree into locale/{kk,ru}/LC_MESSAGES/django.po (no gettext tools needed).

Read are gettext calls of the Python code, the translation tags of the templates, and the strings of Django and allauth
that our pages show and their own catalogues do not translate. Translations that are there stay; strings that nobody
uses any more leave; new ones come with an empty translation, which the tests refuse.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LINE = 119
SKIPPED_FOLDERS = {"migrations", "locale", "node_modules", "static", "tests", "tools", "var"}
TEMPLATE_KINDS = {".html", ".txt"}

PLURALS = {
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
        "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
    ),
}

# Parts of packages whose words reach our readers, and the catalogues in which those packages translate them.
BORROWED = {
    "django": [
        "core/validators.py",
        "forms/*.py",
        "db/models/base.py",
        "db/models/constraints.py",
        "db/models/fields/__init__.py",
        "contrib/admin/*.py",
        "contrib/admin/templatetags/*.py",
        "contrib/admin/views/*.py",
        "contrib/admin/templates/admin/**/*.html",
        "contrib/admin/templates/registration/*.html",
        "contrib/auth/*.py",
    ],
    "allauth": [
        "account/*.py",
        "account/internal/**/*.py",
        "mfa/*.py",
        "mfa/base/**/*.py",
        "mfa/totp/**/*.py",
        "mfa/recovery_codes/**/*.py",
        "templates/account/*.html",
        "templates/account/**/*.txt",
        "templates/account/snippets/*.html",
        "templates/mfa/*.html",
        "templates/mfa/totp/*.html",
        "templates/mfa/recovery_codes/*.html",
        "templates/mfa/**/*.txt",
    ],
}
BORROWED_UNREACHABLE = re.compile(r"webauthn|passkey|login_code")  # ways of signing in that the settings keep shut
THEIR_CATALOGUES = {"django": ["conf", "contrib/admin", "contrib/auth"], "allauth": [""]}

# function -> what its arguments are: c context, s singular, p plural
CALLS = {"_": "s", "gettext": "s", "gettext_lazy": "s", "gettext_noop": "s", "ngettext": "sp", "ngettext_lazy": "sp",
         "pgettext": "cs", "pgettext_lazy": "cs", "npgettext": "csp", "npgettext_lazy": "csp"}  # fmt: skip

_STRING = r"""u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*\""""
_TEMPLATE_CALL = re.compile(
    rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({_STRING})(?:\s*,\s*({_STRING}))?(?:\s*,\s*({_STRING}))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Message:
    """What gettext looks up, and the plural the code gives beside it."""

    msgid: str
    context: str | None = None
    plural: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.msgid


def in_python(source: str, name: str = "") -> Iterator[Message]:
    """The messages of gettext calls. Raises ValueError for a call that is given an f-string or a sum: nothing translates those."""
    tree = ast.parse(source, name)
    known = _imported_names(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        function = known.get(call.func.id) if isinstance(call.func, ast.Name) else _attribute(call.func)
        if function is None:
            continue
        words = call.args[: len(CALLS[function])]
        if any(isinstance(word, ast.JoinedStr | ast.BinOp) for word in words):
            raise ValueError(f"{name}:{call.lineno}: a string put together cannot be translated")
        values = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if len(values) == len(CALLS[function]):
            yield _message(function, values)


def _imported_names(tree: ast.AST) -> dict[str, str]:
    """Local name -> gettext function, for what the module imports from django.utils.translation."""
    return {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in CALLS
    }


def _attribute(node: ast.expr) -> str | None:
    """`translation.gettext(…)`."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "translation":
        return node.attr if node.attr in CALLS else None
    return None


def in_template(source: str) -> Iterator[Message]:
    """The messages of translate and blocktranslate tags and of `_("…")`, as Django itself looks them up."""
    for match in _TEMPLATE_CALL.finditer(templatize(source)):
        wanted = CALLS[match[1]]
        values = [ast.literal_eval(text) for text in match.groups()[1 : 1 + len(wanted)]]
        yield _message(match[1], values)


def _message(function: str, values: list[str]) -> Message:
    parts = dict(zip(CALLS[function], values, strict=True))
    return Message(parts["s"], parts.get("c"), parts.get("p"))


# --- files ------------------------------------------------------------------------------------------------------
def own_files(root: Path = ROOT) -> list[Path]:
    """Python files and templates of the tree, by path."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f not in SKIPPED_FOLDERS and not f.startswith(".")]
        place = Path(folder)
        kinds = {".py", *TEMPLATE_KINDS} if "templates" in place.relative_to(root).parts else {".py"}
        found += [place / name for name in names if Path(name).suffix in kinds]
    return sorted(found)


def borrowed_files(package: str) -> list[Path]:
    """Files of Django or allauth whose words reach our readers; a template that we replace is not among them."""
    home = package_home(package)
    files = {path for pattern in BORROWED[package] for path in home.glob(pattern)}
    return sorted(
        f for f in files if not BORROWED_UNREACHABLE.search(str(f)) and not (ROOT / f.relative_to(home)).exists()
    )


def package_home(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def messages_of(path: Path) -> list[Message]:
    """The messages of one file, in order. Raises ValueError with the file's name for one that cannot be read."""
    source = path.read_text(encoding="utf-8")
    try:
        return list(in_python(source, str(path)) if path.suffix == ".py" else in_template(source))
    except SyntaxError as error:
        raise ValueError(f"{path}: {error}") from error


# --- catalogues -------------------------------------------------------------------------------------------------
Key = tuple[str | None, str]


@dataclass(slots=True)
class Wanted:
    """A message of the catalogue and the files that use it."""

    message: Message
    files: list[str]


def collect(language: str) -> dict[Key, Wanted]:
    """Everything the catalogue of `language` must hold: our own strings, then what the packages leave untranslated."""
    wanted: dict[Key, Wanted] = {}
    for path in own_files():
        _add(wanted, messages_of(path), str(path.relative_to(ROOT)))
    for package in BORROWED:
        home, theirs = package_home(package), _translated_by_packages(language)
        for path in borrowed_files(package):
            missing = [m for m in messages_of(path) if m.key not in theirs and not _is_empty(m)]
            _add(wanted, missing, f"{package}:{path.relative_to(home)}")
    return wanted


def _is_empty(message: Message) -> bool:
    return not message.msgid.strip()


def _add(wanted: dict[Key, Wanted], messages: list[Message], file: str) -> None:
    for message in messages:
        entry = wanted.setdefault(message.key, Wanted(message, []))
        if message.plural and not entry.message.plural:
            entry.message = message
        if file not in entry.files:
            entry.files.append(file)


def _translated_by_packages(language: str) -> set[Key]:
    """What Django and allauth already say in `language`."""
    files = [
        package_home(package) / place / "locale" / language / "LC_MESSAGES" / "django.po"
        for package, places in THEIR_CATALOGUES.items()
        for place in places
    ]
    return {(e.msgctxt, e.msgid) for f in files if f.exists() for e in polib.pofile(str(f)).translated_entries()}


def catalogue_path(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def write(language: str, locale: Path = LOCALE) -> tuple[int, int]:
    """Bring the catalogue of `language` up to date. Returns (messages, of them untranslated)."""
    path = catalogue_path(language, locale)
    known = {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=LINE)
    catalogue.metadata = {
        "Project-Id-Version": "Enbek",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for key, wanted in collect(language).items():
        catalogue.append(_entry(wanted, known.get(key), language))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return len(catalogue), len(catalogue.untranslated_entries())


def _entry(wanted: Wanted, old: polib.POEntry | None, language: str) -> polib.POEntry:
    message = wanted.message
    entry = polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.context,
        occurrences=[(file, "") for file in wanted.files],
        flags=["python-format"] if "%(" in message.msgid else [],
    )
    if message.plural is None:
        entry.msgstr = old.msgstr if old else ""
        return entry
    entry.msgid_plural = message.plural
    forms = int(re.findall(r"nplurals=(\d)", PLURALS[language])[0])
    entry.msgstr_plural = old.msgstr_plural if old and old.msgstr_plural else dict.fromkeys(range(forms), "")
    return entry


def main() -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)  # the template reader asks for the settings
    for language in PLURALS:
        count, empty = write(language)
        print(f"locale/{language}: {count} strings, {empty} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
