"""What each check says, passed or failed, in the three languages. Codes are stable: other programs read them.

A sentence about a failure says what is wrong and, where a person can do something, what to do.
"""

from __future__ import annotations

from enbek.i18n import Text

PASSED: dict[str, Text] = {
    "structure": Text(
        "Файл дұрыс құрылған электрондық қолтаңба (CMS).",
        "Файл — правильно составленная электронная подпись (CMS).",
        "The file is a well-formed electronic signature (CMS).",
    ),
    "content": Text(
        "Құжат қол қойылғаннан бері өзгермеген.",
        "Документ не изменён после подписания.",
        "The document has not changed since it was signed.",
    ),
    "certificate": Text(
        "Қол қоюшының сертификаты қолтаңбаның ішінде бар.",
        "Сертификат подписавшего вложен в подпись.",
        "The signer's certificate is inside the signature.",
    ),
    "algorithm": Text(
        "Алгоритм қабылданады: {name}.",
        "Алгоритм принимается: {name}.",
        "The algorithm is accepted: {name}.",
    ),
    "attributes": Text(
        "Қол қойылған атрибуттар толық.",
        "Подписанные атрибуты на месте.",
        "The signed attributes are complete.",
    ),
    "signature": Text(
        "Қолтаңба осы сертификаттың кілтімен жасалған.",
        "Подпись сделана ключом этого сертификата.",
        "The signature was made with the key of this certificate.",
    ),
    "chain": Text(
        "Сертификатты сенімді орталық берген: {issuer}.",
        "Сертификат выдан доверенным центром: {issuer}.",
        "The certificate was issued by a trusted centre: {issuer}.",
    ),
    "validity": Text(
        "Сертификат {until} дейін жарамды.",
        "Сертификат действителен до {until}.",
        "The certificate is valid until {until}.",
    ),
    "usage": Text(
        "Сертификаттың мақсаты: {usage}.",
        "Назначение сертификата: {usage}.",
        "Purpose of the certificate: {usage}.",
    ),
    "revocation": Text(
        "Сертификат қайтарып алынбаған (дереккөз: {source}, {as_of}).",
        "Сертификат не отозван (источник: {source}, {as_of}).",
        "The certificate is not revoked (source: {source}, {as_of}).",
    ),
    "revocation_not_asked": Text(
        "Сертификаттың қайтарып алынғаны тексерілген жоқ.",
        "Отзыв сертификата не проверялся.",
        "Whether the certificate is revoked was not checked.",
    ),
    "time_stamp": Text(
        "Қол қойылған уақыт {at} уақыт белгісімен расталған.",
        "Время подписания подтверждено меткой времени {at}.",
        "The time of signing is confirmed by a time stamp of {at}.",
    ),
    "time_stamp_not_trusted": Text(
        "Қолтаңбада уақыт белгісі бар, бірақ оны берген қызмет сенімді тізімде жоқ; ол есепке алынбайды.",
        "В подписи есть метка времени, но выдавшей её службы нет в списке доверенных; метка не учитывается.",
        "There is a time stamp, but the service that issued it is not on the trusted list; it is not relied upon.",
    ),
}

FAILED: dict[str, Text] = {
    # the file
    "malformed": Text(
        "Бұл файлды электрондық қолтаңба ретінде оқу мүмкін емес: ол бүлінген немесе басқа түрдегі файл.",
        "Этот файл не читается как электронная подпись: он повреждён или это файл другого вида.",
        "This file cannot be read as an electronic signature: it is damaged or is a file of another kind.",
    ),
    "trailing_bytes": Text(
        "Қолтаңбадан кейін файлда артық деректер бар. Қолтаңбаны қайта жасаңыз.",
        "После подписи в файле есть лишние данные. Сделайте подпись заново.",
        "There are extra data in the file after the signature. Make the signature again.",
    ),
    "too_large": Text(
        "Файл тым үлкен: {size} байт, рұқсат етілгені — {limit} байтқа дейін.",
        "Файл слишком велик: {size} байт при допустимых {limit}.",
        "The file is too large: {size} bytes, at most {limit} are accepted.",
    ),
    "too_deep": Text(
        "Файлдың құрылымы тым күрделі, сондықтан ол тексерілмейді.",
        "Устройство файла слишком сложно, поэтому он не проверяется.",
        "The structure of the file is too complex, so it is not examined.",
    ),
    "too_many": Text(
        "Файлда қолтаңбалар немесе сертификаттар тым көп.",
        "В файле слишком много подписей или сертификатов.",
        "There are too many signatures or certificates in the file.",
    ),
    "not_signed_data": Text(
        "Бұл файлда қолтаңба жоқ: ол CMS SignedData емес.",
        "В этом файле нет подписи: это не CMS SignedData.",
        "This file has no signature in it: it is not CMS SignedData.",
    ),
    "no_signers": Text(
        "Файлда бірде-бір қолтаңба жоқ.",
        "В файле нет ни одной подписи.",
        "There is no signature in the file.",
    ),
    "wrong_content_type": Text(
        "Қолтаңба құжатқа емес, басқа түрдегі деректерге қойылған.",
        "Подписан не документ, а данные другого вида.",
        "What is signed is not a document but data of another kind.",
    ),
    # the content
    "content_missing": Text(
        "Қолтаңба құжаттан бөлек. Тексеру үшін құжаттың өзі де қажет.",
        "Подпись отделена от документа. Для проверки нужен и сам документ.",
        "The signature is detached from the document. The document itself is needed to check it.",
    ),
    "content_changed": Text(
        "Қол қойылған құжат көрсетілген құжаттан өзгеше. Құжатты ашып, қайта қол қойыңыз.",
        "Подписан не тот документ, который показан: содержание отличается. Откройте документ и подпишите его заново.",
        "The signed document differs from the one shown. Open the document and sign it again.",
    ),
    # attributes and algorithms
    "no_certificate": Text(
        "Қолтаңбада қол қоюшының сертификаты жоқ.",
        "В подписи нет сертификата подписавшего.",
        "The signer's certificate is not in the signature.",
    ),
    "no_signed_attributes": Text(
        "Қолтаңбада қол қойылған атрибуттар жоқ. Мұндай қолтаңба қабылданбайды.",
        "В подписи нет подписанных атрибутов. Такая подпись не принимается.",
        "The signature has no signed attributes. Such a signature is not accepted.",
    ),
    "bad_attributes": Text(
        "Қол қойылған атрибуттар қате немесе қайталанған.",
        "Подписанные атрибуты неверны или повторяются.",
        "The signed attributes are wrong or repeated.",
    ),
    "wrong_binding": Text(
        "Қолтаңба басқа сертификатпен жасалған: онда көрсетілген сертификат салынғанына сәйкес емес.",
        "Подпись сделана с другим сертификатом: указанный в ней не совпадает с вложенным.",
        "The signature was made with another certificate: the one it names is not the one enclosed.",
    ),
    "unsupported_algorithm": Text(
        "Белгісіз алгоритм: {name}. ҚР ҰКО берген қолданыстағы кілтті пайдаланыңыз.",
        "Неизвестный алгоритм: {name}. Воспользуйтесь действующим ключом НУЦ РК.",
        "Unknown algorithm: {name}. Use a current key of the National Certification Authority.",
    ),
    "legacy_gost": Text(
        "Қолтаңба ескі ГОСТ 34.310-2004 алгоритмімен жасалған; ол қабылданбайды. Жаңа кілт алыңыз (ГОСТ 34.10-2015).",
        "Подпись сделана по старому ГОСТ 34.310-2004, он не принимается. Получите новый ключ (ГОСТ 34.10-2015).",
        "The signature uses the old GOST 34.310-2004, which is not accepted. Get a new key (GOST 34.10-2015).",
    ),
    "weak_algorithm": Text(
        "Алгоритм ({name}) ескірген әрі сенімсіз, сондықтан қабылданбайды.",
        "Алгоритм ({name}) устарел и ненадёжен, он не принимается.",
        "The algorithm ({name}) is outdated and unsafe; it is not accepted.",
    ),
    "algorithm_mismatch": Text(
        "Қолтаңбада көрсетілген алгоритмдер бір-біріне немесе кілтке сәйкес келмейді.",
        "Указанные в подписи алгоритмы не согласованы между собой или с ключом.",
        "The algorithms named in the signature do not agree with each other or with the key.",
    ),
    "bad_key": Text(
        "Сертификаттағы ашық кілт қате.",
        "Открытый ключ в сертификате неверен.",
        "The public key in the certificate is wrong.",
    ),
    "bad_signature": Text(
        "Қолтаңба бұл сертификаттың кілтімен жасалмаған немесе өзгертілген.",
        "Подпись сделана не ключом этого сертификата или изменена.",
        "The signature was not made with the key of this certificate, or it was altered.",
    ),
    # the certificate
    "malformed_certificate": Text(
        "Сертификатты оқу мүмкін емес: ол бүлінген.",
        "Сертификат не читается: он повреждён.",
        "The certificate cannot be read: it is damaged.",
    ),
    "unknown_issuer": Text(
        "Сертификатты біз сенетін орталық бермеген ({issuer}). ҚР ҰКО кілтін пайдаланыңыз.",
        "Сертификат выдан центром, которому мы не доверяем ({issuer}). Воспользуйтесь ключом НУЦ РК.",
        "The certificate was issued by a centre that we do not trust ({issuer}). Use a key of the National Certification Authority.",
    ),
    "forged_certificate": Text(
        "Сертификатта сенімді орталықтың аты тұр ({issuer}), бірақ оны бұл орталық бермеген.",
        "В сертификате названо имя доверенного центра ({issuer}), но этот центр его не выдавал.",
        "The certificate names a trusted centre ({issuer}), but that centre did not issue it.",
    ),
    "issuer_not_ca": Text(
        "Сертификатты басқа сертификат беруге құқығы жоқ иегер берген.",
        "Сертификат выдан тем, кто не вправе выдавать сертификаты.",
        "The certificate was issued by somebody who may not issue certificates.",
    ),
    "path_too_long": Text(
        "Сертификаттар тізбегі рұқсат етілгеннен ұзын.",
        "Цепочка сертификатов длиннее допустимой.",
        "The chain of certificates is longer than allowed.",
    ),
    "critical_extension": Text(
        "Сертификатта бізге белгісіз міндетті шарт бар ({name}), сондықтан ол қабылданбайды.",
        "В сертификате есть неизвестное нам обязательное условие ({name}), поэтому он не принимается.",
        "The certificate has a mandatory condition unknown to us ({name}), so it is not accepted.",
    ),
    "expired": Text(
        "Сертификаттың мерзімі {on} аяқталған. ЭЦҚ-ның жаңа кілтін алыңыз.",
        "Срок сертификата истёк {on}. Получите новый ключ ЭЦП.",
        "The certificate expired on {on}. Get a new EDS key.",
    ),
    "not_yet_valid": Text(
        "Сертификат {on} бастап қана жарамды.",
        "Сертификат начнёт действовать только {on}.",
        "The certificate is valid only from {on}.",
    ),
    "issuer_expired": Text(
        "Куәландырушы орталық сертификатының мерзімі өтіп кеткен ({issuer}). Бұл сіздің қатеңіз емес; қолдау қызметіне хабарлаңыз.",
        "Истёк сертификат удостоверяющего центра ({issuer}). Это не ваша ошибка; сообщите в поддержку.",
        "The certificate of the certification centre has expired ({issuer}). It is not your mistake; please tell the help desk.",
    ),
    "wrong_usage": Text(
        "Бұл сертификат қол қоюға арналмаған.",
        "Этот сертификат не предназначен для подписания.",
        "This certificate is not meant for signing.",
    ),
    "revoked": Text(
        "Сертификат {on} қайтарып алынған. ЭЦҚ-ның жаңа кілтін алыңыз.",
        "Сертификат отозван {on}. Получите новый ключ ЭЦП.",
        "The certificate was revoked on {on}. Get a new EDS key.",
    ),
    "issuer_revoked": Text(
        "Куәландырушы орталықтың сертификаты қайтарып алынған ({issuer}).",
        "Сертификат удостоверяющего центра отозван ({issuer}).",
        "The certificate of the certification centre was revoked ({issuer}).",
    ),
    "revocation_unknown": Text(
        "Сертификаттың қайтарып алынбағанын қазір анықтау мүмкін болмады. Бұл сіздің қатеңіз емес: сәл кейінірек қайталап көріңіз.",
        "Сейчас не удалось установить, не отозван ли сертификат. Это не ваша ошибка: попробуйте чуть позже.",
        "It could not be established now whether the certificate is revoked. It is not your mistake: try again a little later.",
    ),
    "time_stamp_bad": Text(
        "Қолтаңбадағы уақыт белгісі қате немесе басқа қолтаңбаға тиесілі.",
        "Метка времени в подписи неверна или относится к другой подписи.",
        "The time stamp in the signature is wrong or belongs to another signature.",
    ),
}

SENTENCES: dict[str, Text] = PASSED | FAILED
