"""The word that was probably meant. Pure."""

from collections.abc import Iterable

CLOSE = {3: 1, 5: 1, 6: 2}  # letters of the word → how many slips it may have


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate with the fewest slips, if it is close enough; of several the one met most often."""
    counted: dict[str, int] = {}
    for candidate in candidates:
        counted[candidate] = counted.get(candidate, 0) + 1
    most = slips_allowed(word)
    near = [(slips(word, one, most), -times, one) for one, times in counted.items() if one != word]
    near = [entry for entry in near if entry[0] <= most]
    return min(near)[2] if near else ""


def slips_allowed(word: str) -> int:
    return max((number for length, number in CLOSE.items() if len(word) >= length), default=0)


def slips(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed, or two exchanged (Damerau 1964, optimal string alignment); `most + 1` when
    there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
