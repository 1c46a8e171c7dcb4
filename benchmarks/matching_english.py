"""Time of term matching in English texts, beside that in Chinese ones, by 10,000 terms.

    python benchmarks/matching_english.py

Terms and texts of 2,000,000 characters are generated from a fixed seed: words of two to ten
letters, terms of one to three words. Times are CPU seconds of this process; the ratio says how many
times longer English takes a character than Chinese does in the same run.
"""

import random
import time
from collections.abc import Callable

from matching import Generator

from glossary.concepts import Concept, make_concept
from glossary.language import LanguagePair, parse_language
from glossary.matching import TermIndex, find_terms
from glossary.termbase import Revision, TermBase

TERMS = 10_000
CHARACTERS = 2_000_000
THERE = LanguagePair(parse_language("zh"), parse_language("en"))
BACK = LanguagePair(THERE.target, THERE.source)
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
WEIGHTS = [1 / (rank + 3) for rank in range(len(LETTERS))]


def main() -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    words = [
        "".join(chance.choices(LETTERS, WEIGHTS, k=chance.randint(2, 10))) for _ in range(20_000)
    ]
    terms = list(dict.fromkeys(" ".join(chance.choices(words, k=n % 3 + 1)) for n in range(TERMS)))
    english = [make_concept(zh=f"术语{n}", en=en) for n, en in enumerate(terms)]
    text = _text(chance, words, terms)
    generator = Generator()
    chinese = generator.concepts(TERMS)
    chinese_text = generator.text(chinese, 16)

    ours = _measure("English", english, BACK, text)
    theirs = _measure("Chinese", chinese, THERE, chinese_text)
    print(f"English / Chinese, a character: {ours / theirs:.2f}")


def _text(chance: random.Random, words: list[str], terms: list[str]) -> str:
    pieces: list[str] = []
    length = 0
    while length < CHARACTERS:
        pieces.append(chance.choice(terms) if chance.random() < 0.1 else chance.choice(words))
        length += len(pieces[-1]) + 1
    return " ".join(pieces)


def _measure(name: str, concepts: list[Concept], pair: LanguagePair, text: str) -> float:
    base = TermBase.of(concepts, pair, Revision("1"))
    index, build = _timed(lambda: TermIndex(base))
    matches, search = _timed(lambda: find_terms(text, index))
    rate = len(text) / search / 1e6
    print(f"{name}: built in {build:.2f} s, {len(matches):,} matches, {rate:.1f} M characters/s")
    return search / len(text)


def _timed(action: Callable[[], object]):
    start = time.process_time()
    done = action()
    return done, time.process_time() - start


if __name__ == "__main__":
    main()
