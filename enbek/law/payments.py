"""The social payment for the loss of a job (R42, R57): what the unemployed person needs.

The Rules order a list and do not write it; the list here follows what they do name (application, bank account, R57).
"""

from __future__ import annotations

from enbek.i18n import Text

PAYMENT_DOCUMENTS: tuple[Text, ...] = (
    Text("Порталдағы жеке кабинетте толтырылған өтінім", "Заявка, заполненная в личном кабинете портала",
         "The application filled in in the portal's cabinet"),
    Text("Жеке басты куәландыратын құжат немесе цифрлық құжаттар сервисіндегі электрондық құжат",
         "Документ, удостоверяющий личность, или электронный документ из сервиса цифровых документов",
         "An identity document, or its electronic form from the digital documents service"),
    Text("Банктік шоттың нөмірі (IBAN, 20 таңба)", "Номер банковского счёта (IBAN, 20 знаков)",
         "The number of a bank account (IBAN, 20 characters)"),
)
"""Names and order of T08's list; contributions are asked of the registry and need no paper (G4.1, Q-13)."""
