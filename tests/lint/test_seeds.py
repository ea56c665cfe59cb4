"""The wordings the seeds forbid are heard, and those they recommend pass (rows of the ledger)."""

import pytest

from lint import check_text

FORBIDDEN = [
    ("S0-05", "ru", "excuse", "У нас тут что-то с системой."),
    ("S0-06", "ru", "command", "Ну, в общем подождите."),
    ("S0-06", "ru", "command", "Подождите."),
    ("S0-06", "ru", "command", "Ждите."),
    ("S0-07", "ru", "ignorance", "Я пока не знаю что делать."),
    ("S0-07", "ru", "ignorance", "Я не знаю."),
    ("S0-07", "ru", "ignorance", "Я точно не знаю."),
    ("S0-07", "ru", "ignorance", "Я не знаю, как так случилось."),
    ("S0-11", "ru", "minimise", "Вы не один такой."),
    ("S0-12", "ru", "ignorance", "Да, наверное. Или нет."),
    ("S0-18", "ru", "retract", "Стойте! Верните посадочный."),
    ("S0-18", "ru", "retract", "Это не вам."),
    ("S0-29", "ru", "blame-others", "Это руководство так решило."),
    ("S4-04", "ru", "blame-others", "С этим вопросом вам в другой отдел."),
    ("S0-20", "ru", "command", "Бегите скорее! Посадка началась уже!"),
    ("S2-17", "sv", "blame-others", "Det är inte vårt fel."),
    ("S2-17", "sv", "ignorance", "Jag vet inte vad som gäller."),
    ("S4-31", "ru", "policy", "Это политика нашей компании."),
    ("S4-31", "en", "policy", "It's our company policy."),
    ("S4-31", "sv", "policy", "Det är vår policy."),
    ("S4-32", "ru", "blame-customer", "Вы неправы."),
    ("S4-32", "en", "blame-customer", "You are wrong."),
    ("S4-32", "sv", "blame-customer", "Du har fel."),
    ("S4-36", "ru", "blame-customer", "А вы включили прибор в розетку?"),
    ("S4-36", "en", "blame-customer", "Did you plug it in?"),
    ("S4-36", "sv", "blame-customer", "Har du satt i kontakten?"),
    ("S0-40", "ru", "cliche", "Мы будем стараться."),
    ("S0-40", "en", "cliche", "This will never happen again."),
    ("S0-40", "sv", "cliche", "Vi ska försöka bli bättre."),
    ("S0-10", "ru", "excuse", "Ваше место продано, на него зарегистрировался другой пассажир."),
    ("S0-10", "en", "excuse", "Another passenger was checked in on your seat."),
    ("S0-10", "sv", "excuse", "En annan passagerare checkades in på din plats."),
    ("S0-30", "ru", "excuse", "Бухгалтерия закрывает месяц, поэтому так."),
    ("S0-30", "en", "excuse", "The warehouse is moving this month."),
    ("S0-30", "sv", "excuse", "Lagret håller på att flytta."),
    ("S2-03", "sv", "excuse", "På grund av hög belastning har vi inte hunnit."),
    ("S2-10", "ru", "vague-time", "Вылет снова перенесён на два часа."),
    ("S2-10", "sv", "vague-time", "Vi flyttar fram tiden två timmar till."),
    ("S4-02", "ru", "excuse", "Поймите нас правильно, такой сегодня день."),
    ("S4-03", "ru", "excuse", "Нам не хватает курьеров на складе."),
    ("S4-09", "ru", "assume", "Вам наверняка подойдёт другой номер."),
    ("S4-09", "en", "assume", "You obviously want a refund."),
    ("S4-11", "ru", "refusal", "Нет, это невозможно."),
    ("S4-11", "en", "refusal", "No, we can't do that."),
    ("S4-11", "sv", "refusal", "Nej, det går inte."),
    ("S4-15", "ru", "staff-scolding", "Что ты опять натворил, сколько раз тебе показывать!"),
    ("S4-15", "sv", "staff-scolding", "Hur många gånger ska jag visa dig?"),
    ("S4-17", "en", "favour", "We're doing you a favour."),
    ("S4-17", "sv", "favour", "Vi gör dig en tjänst."),
    ("S4-12", "ru", "fairness", "Это было бы несправедливо."),
    ("S4-12", "en", "fairness", "That wouldn't be fair on the others."),
    ("S4-12", "sv", "fairness", "Det vore orättvist mot andra."),
]
RECOMMENDED = [
    ("S1-17", "ru", "На какой адрес вам привезти багаж?"),
    ("S1-18", "ru", "Вы не будете против, если багаж привезут вам завтра утром?"),
    ("S4-29", "ru", "Мне жаль, что мы вас подвели."),
    ("S4-30", "ru", "Извините меня, это наша ошибка."),
    ("S4-33", "ru", "Судя по документам, вылет был в 9:40. Давайте проверим вместе."),
    ("S4-34", "ru", "По-видимому, письма разминулись."),
    ("S4-37", "ru", "Возможно, всё дело в розетке. Не могли бы вы оказать мне любезность: пожалуйста, "
     "проверьте, нормально ли штепсель входит в розетку?"),
    ("S4-37", "en", "It may be the socket. Would you do me a favour and check that the plug is in?"),
    ("S4-12", "en", "The funfair opens at ten."),
    ("S2-07", "sv", "Planet går igenom en extra säkerhetskontroll. Avgång klockan 18.40."),
    ("S3-10", "ru", "Вам удобно? Не холодно? Ничего не нужно?"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "lang", "category", "text"), FORBIDDEN)
def test_forbidden_wording_is_heard(row, lang, category, text):
    """Each forbidden wording of the seeds fires the category its row names."""
    assert category in {found.category for found in check_text(text, lang)}


@pytest.mark.parametrize(("row", "lang", "text"), RECOMMENDED)
def test_recommended_wording_passes(row, lang, text):
    """Each recommended wording of the seeds raises no error."""
    assert [] == [found for found in check_text(text, lang) if found.severity == "error"]
