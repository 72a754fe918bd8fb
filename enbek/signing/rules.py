"""Rules of use: whose signature, with which kind of key, makes which act. Pure."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.signing.profile import Profile, Role, Usage

ORGANISATION_ROLES = frozenset({Role.HEAD, Role.RIGHT_TO_SIGN, Role.HR})
"""Who may act for an organisation (M1.1, M4.2)."""

AUTH_KEY = Text(
    "Бұл – порталға кіруге арналған кілт (AUTH). Қол қою кілтін (GOSTKNCA немесе RSA) таңдаңыз.",
    "Это ключ для входа (AUTH). Выберите ключ для подписания (GOSTKNCA или RSA).",
    "This key is for signing in (AUTH). Choose the key for signing (GOSTKNCA or RSA).",
)
WRONG_PERSON = Text(
    "Қолтаңба басқа адамдыкі. Өз кілтіңізді таңдап, қайта қол қойыңыз.",
    "Подпись принадлежит другому человеку. Выберите свой ключ и подпишите ещё раз.",
    "The signature belongs to another person. Choose your own key and sign once more.",
)
WRONG_ORGANISATION = Text(
    "Кілт бұл ұйымға тиесілі емес. Ұйымның кілтін таңдаңыз.",
    "Ключ не принадлежит этой организации. Выберите ключ организации.",
    "The key does not belong to this organisation. Choose the organisation's key.",
)
DIRECTOR_ROLES = frozenset({Role.HEAD, Role.RIGHT_TO_SIGN})
"""The director of a centre or an authorised person (R28, D-31)."""

NOT_DIRECTOR = Text(
    "Бұл құжатқа орталық директорының немесе қол қою құқығы бар тұлғаның кілтімен қол қойылады.",
    "Этот документ подписывается ключом директора центра или лица с правом подписи.",
    "This document is signed with the key of the director of the centre or of a person with the right to sign.",
)
PERSONAL_KEY = Text(
    "Бұл – жеке тұлғаның кілті. Ұйымның кілтін таңдаңыз: онда ұйымның БСН-і бар.",
    "Это ключ физического лица. Выберите ключ организации: в нём есть БИН организации.",
    "This is the key of an individual. Choose the organisation's key: it names the BIN of the organisation.",
)
NO_RIGHT = Text(
    "Бұл кілт ұйым атынан қол қоюға құқық бермейді: басшының, қол қою құқығы бар тұлғаның немесе кадр қызметкерінің кілті қажет.",
    "Этот ключ не даёт права подписи от имени организации: нужен ключ руководителя, лица с правом подписи или кадровика.",
    "This key gives no right to sign for the organisation: the key of its head, of a person with the right to sign or of an HR officer is needed.",
)


def refusal(
    purpose: str, signer: Profile, *, must_be: str | None, must_be_bin: str | None = None, roles: frozenset[Role] = ORGANISATION_ROLES
) -> tuple[str, Text] | None:
    """Why this signer may not make this act, as (code, sentence); None if they may. `purpose` names the act for messages."""
    if signer.usage is not Usage.SIGN:
        return "auth_key", AUTH_KEY
    if must_be is not None and signer.iin != must_be:
        return "wrong_person", WRONG_PERSON
    if must_be_bin is not None and not signer.bin:
        return "personal_key", PERSONAL_KEY
    if must_be_bin is not None and signer.bin != must_be_bin:
        return "wrong_organisation", WRONG_ORGANISATION
    if must_be_bin is not None and not roles & set(signer.roles):
        return "no_right", NOT_DIRECTOR if roles == DIRECTOR_ROLES else NO_RIGHT
    return None
