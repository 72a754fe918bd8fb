"""What the Rules say of a vacancy beside its time limit (T16): whom paragraph 66 exempts; and the house's own periods and bounds.

The Rules give no period of liveness and no bound of pay. Those are the exchange's own, kept here because nobody else writes a number of
days or a threshold; `[ext]` marks what a lawyer must confirm.
"""

from __future__ import annotations

from dataclasses import dataclass

from enbek.i18n import Text

CONFIRM_EVERY_DAYS = 14
"""Own rule: calendar days after which the employer is asked whether the vacancy still exists."""

CONFIRM_WITHIN_DAYS = 3
"""Own rule: calendar days to answer; then the vacancy sleeps: shown to nobody, offered to nobody."""

CLOSE_AFTER_SLEEP_DAYS = 30
"""Own rule: calendar days of sleep after which the vacancy is closed as abandoned."""

NONSENSE_PAY_UP_TO = 11_111
"""Own rule: tenge a month that nobody means. Such a pay is typed to get past the field."""

MOST_PAY = 50_000_000
"""Own rule: tenge a month above which a slip of the finger is likelier than a pay."""

MINIMUM_WAGE = 85_000
"""[ext] Law on the republican budget: tenge a month that a full working month must bring."""

WIDEST_PAY_RANGE = 4
"""Own rule: an upper pay of more times the lower one says nothing to a reader and goes to a moderator."""

MOST_SEATS = 5_000
"""Own rule: seats of one vacancy; more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A kind of post of which paragraph 66 asks no report."""

    id: str
    title: Text


EXEMPT = (
    Exemption("civil_service", Text("мемлекеттік қызметшілердің лауазымдары", "должности государственных служащих", "posts of civil servants")),
    Exemption("elected", Text("мемлекеттік сайланбалы қызметтер", "выборные государственные должности", "elected offices of the state")),
    Exemption("deputies", Text("Парламент және мәслихаттар депутаттары", "депутаты Парламента и маслихатов", "deputies of Parliament and of maslikhats")),
    Exemption("judges", Text("Қазақстан Республикасының судьялары", "судьи Республики Казахстан", "judges of the Republic of Kazakhstan")),
    Exemption("military", Text("әскери қызметте тұрған адамдар", "лица, состоящие на воинской службе", "persons in military service")),
    Exemption("special_bodies", Text(
        "арнаулы мемлекеттік, құқық қорғау органдары мен мемлекеттік фельдъегерлік қызмет қызметкерлері",
        "сотрудники специальных государственных, правоохранительных органов и государственной фельдъегерской службы",
        "officers of special state and law-enforcement bodies and of the state courier service",
    )),
    Exemption("national_bank", Text(
        "Қазақстан Республикасы Ұлттық Банкінің және оның ведомстволарының жұмыскерлері",
        "работники Национального Банка Республики Казахстан и его ведомств",
        "employees of the National Bank and its agencies",
    )),
    Exemption("financial_regulator", Text(
        "қаржы нарығы мен қаржы ұйымдарын реттеу, бақылау және қадағалау жөніндегі уәкілетті органның жұмыскерлері",
        "работники уполномоченного органа по регулированию, контролю и надзору финансового рынка и финансовых организаций",
        "employees of the regulator of the financial market",
    )),
)
"""R66: posts whose vacancies need not be reported, in the order of the paragraph."""

ALIKE_FROM = 0.8
"""Own rule: share of common phrases, 0–1, from which two vacancies of one occupation in one place count as the same."""

LEAST_AGE_TO_WORK_ANYWHERE = 18
"""[ext] Labour Code: an age that may be asked for, because some work is closed to minors. Years."""

REPORTS_A_DAY = 10
"""Own rule: how many vacancies one person may report in a day."""

INVITATION_DAYS = 14
"""Own rule: calendar days in which an invitation to a team can be accepted."""
