"""Numbers that belong to a person: whether their check digits are right."""

from datetime import date

_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_CENTURIES = {8: 1800, 0: 1900, 2: 2000, 4: 2100}


def is_pesel(digits: str) -> bool:
    """Whether eleven digits are a PESEL, Poland's number for a person, with a right check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS))
    if (10 - total % 10) % 10 != int(digits[10]):
        return False
    month = int(digits[2:4])
    try:
        date(_CENTURIES[month // 20 * 2] + int(digits[:2]), month % 20, int(digits[4:6]))
    except (KeyError, ValueError):
        return False
    return True


def is_iban(typed: str) -> bool:
    """Whether this is the number of a bank account with its right check digits; spaces do not matter."""
    account = "".join(typed.split())
    if not 15 <= len(account) <= 34:
        return False
    turned = account[4:] + account[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def is_card(digits: str) -> bool:
    """Whether the last digit is the right one for a payment card (Luhn's formula)."""
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(n - 9 if n > 9 else n for n in doubled)) % 10 == 0
