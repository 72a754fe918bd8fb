"""Words of our own that stand on a document around the official form."""

from enbek.i18n import Text

BRAND = Text(kk="Еңбек", ru="Еңбек", en="Enbek")
PORTAL = Text(kk="Электрондық еңбек биржасы", ru="Электронная биржа труда", en="Electronic Labour Exchange")
CHECK = Text(
    kk="Құжаттың түпнұсқалығын QR-код арқылы немесе мына мекенжайда тексеруге болады:",
    ru="Подлинность документа можно проверить по QR-коду или по адресу:",
    en="Check that this document is genuine by its QR code or at:",
)
CODE = Text(kk="Тексеру коды", ru="Код проверки", en="Check code")
BASIS = Text(kk="Құқықтық негізі", ru="Правовое основание", en="Legal basis")
QR_ALT = Text(
    kk="Құжатты тексеру бетінің QR-коды",
    ru="QR-код страницы проверки документа",
    en="QR code of the page that checks this document",
)
UNOFFICIAL = Text(
    kk="Бейресми аударма. Ресми мәтіндер — қазақ және орыс тілдерінде.",
    ru="Неофициальный перевод. Официальные тексты — на казахском и русском языках.",
    en="Unofficial translation. The official texts are the Kazakh and the Russian ones.",
)
REVOKED = Text(
    kk="Құжаттың күші жойылды: {day}. Себебі: {because}",
    ru="Документ отозван: {day}. Причина: {because}",
    en="This document was revoked: {day}. Reason: {because}",
)
