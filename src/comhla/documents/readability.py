"""How hard a text is to read, by counting. A number to think about, never a judgement."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowels beside each other that are spoken apart, as in media, area, reality, create, video, annual, being, studying.
_APART = re.compile(
    r"(?<![tcsg])i(?:a|o(?!n)|u)|(?<=[rd])(?<!cr)(?<!gr)ea(?=s?$|lit)|(?<=cr)ea(?=t)|eo(?![up])|(?<![qg])ua|e(?=ing$)|(?<=[^aeiou])y(?=ing$)"
)
_ACCENTS = str.maketrans("àèìòùáéíóúâêîôûäëïöü", "aeiouaeiouaeiouaeiou")
# A dot after these does not end a sentence.
_SHORT_FORMS = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|No|e\.g|i\.e|etc|vs|ss?|para|p)\.(?=\s)", re.IGNORECASE)


class ReadingAge(NamedTuple):
    """How a text counts: words, sentences, syllables, and the age that this comes to."""

    words: int
    sentences: int
    syllables: int
    grade: float

    @property
    def age(self) -> int:
        """Years of age at which it can be read, about: the school grade and five years, and five at least."""
        return max(5, round(self.grade + 5))

    @property
    def in_words(self) -> str:
        """The age as a sentence, which says what it is worth."""
        return f"A person of about {self.age} can read this. This is counted from long words and sentences, no more."


def reading_age(text: str) -> ReadingAge | None:
    """The Flesch-Kincaid grade of a plain text; nothing where it has fewer than 30 words, too few to tell.

    Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59, as in J. P. Kincaid, R. P. Fishburne,
    R. L. Rogers and B. S. Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research
    Branch Report 8-75, Naval Technical Training Command, 1975. The grade is a year of American schools, in which
    children begin at about six; the age is an approximation.
    """
    counted = words_of(text)
    if len(counted) < 30:
        return None
    sentences = max(1, len(sentences_of(text)))
    syllables = sum(syllables_of(word) for word in counted)
    grade = 0.39 * len(counted) / sentences + 11.8 * syllables / len(counted) - 15.59
    return ReadingAge(words=len(counted), sentences=sentences, syllables=syllables, grade=grade)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that have a word in them; a new line ends one too."""
    protected = _SHORT_FORMS.sub(lambda found: found[0].replace(".", "\u2024"), text)
    sentences = (part.replace("\u2024", ".").strip() for part in _SENTENCE_END.split(protected))
    return [sentence for sentence in sentences if _WORD.search(sentence)]


def syllables_of(word: str) -> int:
    """The syllables of an English word, counted by rule: groups of vowels, without the silent ones.

    The `e` at the end is silent except after a consonant with `l`; so are `es` and `ed` except after the letters that
    sound them. A number counts as one.
    """
    letters = re.sub(r"[^a-z-]", "", word.lower().translate(_ACCENTS))
    return sum(_syllables(part) for part in letters.split("-") if part) or 1


def _syllables(word: str) -> int:
    stem = _without_silent_end(word)
    groups = len(_VOWELS.findall(stem))
    return max(1, groups + len(_APART.findall(stem)))


def _without_silent_end(word: str) -> str:
    if re.search(r"[gq]ues?$", word):
        return word.removesuffix("s")[:-2]
    if re.search(r"[^aeiouy]le$|[^aeiouy]les$", word):
        return word.removesuffix("s")[:-1].removesuffix("l") + "el"
    if re.search(r"(?<![td])ed$", word) and len(word) > 3:
        return word[:-2]
    if re.search(r"(?<![sxz])(?<!ch)(?<!sh)(?<![cg])es$", word) and len(word) > 3:
        return word[:-2]
    if re.search(r"(?<![aeiouy])e$", word) and len(word) > 2:
        return word[:-1]
    if re.search(r"[^aeiouy]ely$|[^aeiouy]ement$|[^aeiouy]eful$|[^aeiouy]eless$", word):
        return re.sub(r"e(?=(?:ly|ment|ful|less)$)", "", word)
    return word
