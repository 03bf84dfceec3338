#!/usr/bin/env python3
# Known copies planted in unrelated articles: how much of them does `synoptic reuse` find?
# SPDX-License-Identifier: Apache-2.0
"""plant_copies.py SYNOPTIC ARTICLES.jsonl [SEED]

Takes articles of different outlets and days in pairs. In each pair a stretch of 30 to 400 words of the one is planted
in the other: verbatim, with 5, 10 or 20 % of its words changed (replaced, dropped, or one put in), or with sentences
dropped and the rest in another order. Other pairs get a decoy: a quotation of 20 to 80 words, in quotation marks, in
both. Then `synoptic reuse` reads them all, and its passages of the role "narrative" are laid over what was planted.

Prints precision, recall and F1 by characters of both sides for each kind (what the two articles share besides counts
against precision), and the share of decoys that were called narrative.
"""
import collections, json, os, random, re, subprocess, sys, tempfile

PAIRS = 150  # of each kind
KINDS = {"verbatim": 0.0, "5 % changed": 0.05, "10 % changed": 0.10, "20 % changed": 0.20, "reordered": None}


def sentences(words):
    out, current = [], []
    for word in words:
        current.append(word)
        if re.search(r"[.!?][”\"’']?$", word) and len(current) > 4:
            out.append(current)
            current = []
    return out + ([current] if current else [])


def changed(words, share, spare, rng):
    """Words with the given share of them replaced, dropped or followed by another, and which of them are as they were."""
    out = []
    for word in words:
        if rng.random() >= share:
            out.append(word)
            continue
        what = rng.random()
        if what < 0.6:
            out.append(rng.choice(spare))
        elif what < 0.8:
            out += [word, rng.choice(spare)]
    return out


def reordered(words, rng):
    kept = [s for s in sentences(words) if rng.random() > 0.2] or [words]
    rng.shuffle(kept)
    return [word for sentence in kept for word in sentence]


def plant(host, words, rng, marks=("", "")):
    """The host's words with the others between two of its sentences, and the characters where they stand."""
    parts = sentences(host)
    at = rng.randrange(1, len(parts)) if len(parts) > 1 else 1
    before = " ".join(w for s in parts[:at] for w in s)
    after = " ".join(w for s in parts[at:] for w in s)
    text = before + "\n\n" + marks[0]
    start = len(text)
    text += " ".join(words)
    return text + marks[1] + "\n\n" + after, (start, start + sum(map(len, words)) + len(words) - 1)


def plain(text):
    """Words of a text without anything in quotation marks, which would be quotation wherever it is planted."""
    return re.sub(r"[“\"][^”\"]*[”\"]", " ", text).replace("“", "").replace("”", "").replace('"', "").split()


def load(path, rng):
    by_outlet = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if 400 <= len(row["text"].split()) <= 2500 and len(plain(row["text"])) > 60:
            by_outlet[row.get("outlet")].append(row)
    for rows in by_outlet.values():
        rng.shuffle(rows)
    return by_outlet


def make(by_outlet, rng):
    outlets = [o for o in by_outlet if len(by_outlet[o]) > 20]
    kinds = [k for k in KINDS for _ in range(PAIRS)] + ["decoy"] * PAIRS
    spare = [w for rows in by_outlet.values() for row in rows[:3] for w in plain(row["text"])]
    reports, planted = [], []
    for n, kind in enumerate(kinds):
        one, other = rng.sample(outlets, 2)
        a, b = by_outlet[one][n % len(by_outlet[one])], by_outlet[other][(n * 7 + 3) % len(by_outlet[other])]
        host, source = plain(b["text"]), plain(a["text"])
        size = min(rng.randint(20, 80) if kind == "decoy" else round(30 * (400 / 30) ** rng.random()), len(source))
        start = rng.randrange(len(source) - size + 1)
        words = source[start:start + size]
        if kind == "decoy":
            first = plant(source[:start] + source[start + size:], words, rng, ("“", "”"))
            second = plant(host, words, rng, ("“", "”"))
        else:
            copied = reordered(words, rng) if KINDS[kind] is None else changed(words, KINDS[kind], spare, rng)
            at = len(" ".join(source[:start])) + (1 if start else 0)
            first = (" ".join(source), (at, at + len(" ".join(words))))
            second = plant(host, copied, rng)
        for side, (text, _), row in (("a", first, a), ("b", second, b)):
            reports.append({"id": f"{n}{side}", "outlet": row.get("outlet"), "text": text})
        planted.append((kind, first[1], second[1]))
    return reports, planted


def length(spans):
    return sum(b - a for a, b in spans)


def merged(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1][1] = max(out[-1][1], b)
        else:
            out.append([a, b])
    return out


def overlap(spans, wanted):
    return sum(max(0, min(b, wanted[1]) - max(a, wanted[0])) for a, b in spans)


def main():
    synoptic, path = sys.argv[1:3]
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    reports, planted = make(load(path, rng), rng)
    with tempfile.TemporaryDirectory() as work:
        name = os.path.join(work, "reports.jsonl")
        with open(name, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
        lines = subprocess.run([synoptic, "reuse", "--quiet", name], check=True, capture_output=True, text=True).stdout.splitlines()
    found = collections.defaultdict(list)  # (pair, side) => spans of narrative passages that both sides of the pair have
    for line in map(json.loads, lines):
        if line["kind"] != "passage" or line["role"] != "narrative":
            continue
        sides = collections.defaultdict(dict)
        for reading in line["readings"]:
            sides[reading["report"][:-1]][reading["report"][-1]] = reading["span"]
        for pair, both in sides.items():
            if len(both) == 2:
                for side, span in both.items():
                    found[(int(pair), side)].append(span)
    hit, wanted, got, called = (collections.Counter() for _ in range(4))
    for n, (kind, *truth) in enumerate(planted):
        for side, span in zip("ab", truth):
            spans = merged(found[(n, side)])
            inside = overlap(spans, span)
            if kind == "decoy":
                called[kind] += side == "a" and inside > 0
                wanted[kind] += side == "a"
            else:
                hit[kind] += inside
                wanted[kind] += span[1] - span[0]
                got[kind] += length(spans)
    failed = False
    for kind, least in zip(KINDS, (0.95, 0.0, 0.85, 0.0, 0.0)):
        p, r = hit[kind] / max(1, got[kind]), hit[kind] / wanted[kind]
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        failed |= f1 < least
        print(f"{kind:14} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    share = called["decoy"] / wanted["decoy"]
    print(f"{'decoys':14} {share:.3f} of {wanted['decoy']} called narrative")
    sys.exit("a bar was missed" if failed or share > 0.02 else 0)


main()
