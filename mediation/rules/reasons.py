"""Coded reasons of refusal, so that they can be counted; own words may be added, and must be for "other"."""

from __future__ import annotations

from enbek.classifiers.tables import Titled, said


class RefusalReason(Titled):
    """Why a person refuses an offer: the criteria of R2.10 and R70, and two more."""

    OCCUPATION = "occupation", said("Бұл менің кәсібім емес", "Это не моя профессия", "It is not my occupation")
    QUALIFICATION = (
        "qualification",
        said("Біліктілігіме немесе тәжірибеме сай емес", "Не соответствует моей квалификации или опыту", "It does not match my training or experience"),
    )
    HEALTH = "health", said("Денсаулығым көтермейді", "Не позволяет здоровье", "My health does not allow it")
    REGIME = "regime", said("Жұмыс уақыты қолайсыз", "Не подходит режим работы", "The working time does not suit")
    TRANSPORT = "transport", said("Жұмысқа қатынау мүмкін емес", "Невозможно добираться", "I cannot get there")
    PAY = "pay", said("Жалақысы аз", "Мала зарплата", "The pay is too low")
    OTHER_WORK = "other_work", said("Басқа жұмысқа келістім", "Договорился(ась) о другой работе", "I agreed to other work")
    OTHER = "other", said("Басқа себеп", "Другая причина", "Another reason")


class EmployerReason(Titled):
    """Why an employer refuses a candidate; the candidate may read it."""

    EXPERIENCE = "experience", said("Тәжірибесі жеткіліксіз", "Недостаточно опыта", "Not enough experience")
    SKILLS = "skills", said("Қажетті дағдылары жоқ", "Нет нужных навыков", "The skills needed are missing")
    DOCUMENTS = (
        "documents",
        said("Қажетті құжат немесе рұқсат жоқ", "Нет нужного документа или допуска", "A document or permit needed is missing"),
    )
    NOT_REACHED = "not_reached", said("Кандидатпен байланыс болмады", "С кандидатом не удалось связаться", "The candidate could not be reached")
    DECLINED = "declined", said("Кандидат өзі бас тартты", "Кандидат сам отказался", "The candidate declined")
    FILLED = "filled", said("Орынға басқа адам алынды", "Принят другой человек", "Somebody else was hired")
    OTHER = "other", said("Басқа себеп", "Другая причина", "Another reason")


class InterviewReason(Titled):
    """Why a person declines an interview (R80); no consequence follows from it (Q-08)."""

    TIME = "time", said("Уақыты келмейді, басқа уақыт сұраймын", "Не подходит время, прошу другое", "The time does not suit, I ask for another")
    HEALTH = "health", said("Денсаулығым көтермейді", "Не позволяет здоровье", "My health does not allow it")
    TRANSPORT = "transport", said("Жете алмаймын", "Не могу добраться", "I cannot get there")
    OTHER_WORK = "other_work", said("Басқа жұмысқа келістім", "Договорился(ась) о другой работе", "I agreed to other work")
    OTHER = "other", said("Басқа себеп", "Другая причина", "Another reason")


NEEDS_WORDS = frozenset({RefusalReason.OTHER.value, EmployerReason.OTHER.value})
