#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes src/story/data/background_words.txt: how many of many news reports hold each common word.

    zstdcat articles.jsonl.zst | background_words.py > src/story/data/background_words.txt

Input: JSON Lines with "title" and "text". Output: a line "reports N", then the commonest words with
the number of reports that hold them, commonest first, equals by the alphabet. Only counts leave
the reports. Words are cut as src/story/fingerprint.cc cuts them: lower case, parted at hyphens,
full stops and apostrophes inside words dropped ("U.S." is "us"); numbers are left out.
"""
import collections
import json
import re
import sys

WORDS = 6000
TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['.][^\W_]+)*")


def words_of(text):
    text = text.lower().replace("\u2019", "'")
    for token in TOKEN.findall(text):
        yield token.removesuffix("'s").replace("'", "").replace(".", "")


def main():
    reports, counts = 0, collections.Counter()
    for line in sys.stdin:
        record = json.loads(line)
        counts.update(set(words_of((record.get("title") or "") + "\n" + record["text"])))
        reports += 1
    print("# Made by models/train/background_words.py: reports that hold each word.")
    print(f"reports\t{reports}")
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    for word, count in common:
        print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
