"""Why an attempt to sign can fail technically, and what was to be signed, in words. Codes are kept, words are shown."""

from enbek.i18n import Text

SEEN_BY_THE_PAGE = {
    "not_running": Text(
        "Парақ осы компьютерде NCALayer бағдарламасын таппады", "Страница не нашла NCALayer на этом компьютере",
        "The page found no NCALayer on this computer",
    ),
    "lost": Text("NCALayer-мен байланыс үзілді", "Связь с NCALayer прервалась", "The connection with NCALayer broke off"),
    "refused": Text("NCALayer сұранысты танымады", "NCALayer не распознал запрос", "NCALayer did not know the request"),
    "failed": Text("NCALayer қол қоя алмады", "NCALayer не смог подписать", "NCALayer could not sign"),
}
SEEN_BY_THE_EXCHANGE = {
    "revocation_unknown": Text(
        "Сертификаттың кері қайтарылғанын ешкім растай алмады: куәландырушы орталық жауап бермеді",
        "Никто не смог сказать, отозван ли сертификат: удостоверяющий центр не ответил",
        "Nobody could say whether the certificate is revoked: the certification centre did not answer",
    ),
}
TOLD_BY_THE_PERSON = {
    "told": Text(
        "Адам ЭЦҚ-сы жұмыс істемейтінін хабарлады", "Человек сообщил, что его ЭЦП не работает", "The person said that the EDS does not work"
    ),
}
REASONS = TOLD_BY_THE_PERSON | SEEN_BY_THE_PAGE | SEEN_BY_THE_EXCHANGE
PURPOSES = {
    "registration.application": Text("тіркелуге өтініш", "заявление о регистрации", "application for registration"),
    "registration.certificate": Text("анықтамаға сұраныс", "запрос справки", "request for the certificate"),
    "employers.confirmation": Text("ұйымды ЭЦҚ-мен растау", "подтверждение организации ЭЦП", "confirming an organisation by its EDS"),
    "layoffs.notice": Text("босату туралы хабарлама", "уведомление о высвобождении", "notice of release"),
    "documents.director": Text("құжаттарға директордың қол қоюы", "подписание документов директором", "signing of documents by the director"),
    "accounts.entrance": Text("ЭЦҚ-ны тіркелгіге байланыстыру", "привязка ЭЦП к учётной записи", "binding an EDS to the account"),
}
