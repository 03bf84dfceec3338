#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does each case come out as one storyline, without a stranger, of a pile with 2,000 other articles?

    bench/stories_pile.py SYNOPTIC DATA [PILES]

DATA has cases/*/reports and data/articles/articles.jsonl.zst. Each of PILES (default 3) draws another 2,000
articles by their line numbers. A report may be a story of its own inside its case's storyline. Exit code 1
when a case is split over storylines or has a stranger.
"""
import collections
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile


def lines_of(data):
    path = data / "data/articles/articles.jsonl.zst"
    return subprocess.run(["zstdcat", path], check=True, capture_output=True).stdout.splitlines()


def group(synoptic, paths):
    out = subprocess.run([synoptic, "group", "--quiet", *paths], check=True, capture_output=True).stdout
    return [row for row in map(json.loads, out.splitlines()) if "id" in row]


def main():
    synoptic, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    piles = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    articles, failed = lines_of(data), 0
    for seed in range(piles):
        drawn = random.Random(seed).sample(articles, 2000)
        strangers = {json.loads(line)["id"] for line in drawn}
        with tempfile.TemporaryDirectory() as work:
            work, case_of = pathlib.Path(work), {}
            (work / "articles.jsonl").write_bytes(b"\n".join(drawn))
            for case in sorted((data / "cases").iterdir()):
                if not (case / "reports").is_dir():
                    continue
                # Ids of their own, so that one case's reports are told from another's.
                into = work / "cases" / case.name
                into.mkdir(parents=True)
                fields = json.loads((case / "reports.json").read_text(encoding="utf-8"))
                for row in fields:
                    shutil.copy(case / "reports" / f"{row['id']}.txt", into / f"{case.name}-{row['id']}.txt")
                    row["id"] = f"{case.name}-{row['id']}"
                    case_of[row["id"]] = case.name
                (into / "reports.json").write_text(json.dumps(fields), encoding="utf-8")
            rows = group(synoptic, [work / "articles.jsonl", work / "cases"])
        story_of = {row["id"]: row["story"] for row in rows}
        lines = collections.defaultdict(set)
        for row in rows:
            lines[row["storyline"]].add(row["id"])
        for case in sorted(set(case_of.values())):
            own = {i for i, name in case_of.items() if name == case}
            found = [members for members in lines.values() if members & own]
            if len(found) != 1 or found[0] != own:
                failed += 1
                print(f"pile {seed}: {case}: {len(found)} storylines, strangers: "
                      f"{sorted(set().union(*found) & strangers)}, of these in a story of the case: "
                      f"{sum(story_of[i] in {story_of[own_id] for own_id in own} for i in set().union(*found) - own)}")
        largest = max(collections.Counter(row["story"] for row in rows).values())
        print(f"pile {seed}: {len(rows)} reports, {len(lines)} storylines, largest story {largest}")
    print(f"cases that are not one storyline of their own: {failed}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
