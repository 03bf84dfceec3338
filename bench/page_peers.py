#!/usr/bin/env python3
"""page_peers.py FOLDER ROUNDS OURS: pages per second of processor time of trafilatura (fast) and resiliparse, and how
many times that is ours; OURS is what page_bench prints."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import sys
import time

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import extract


def rate(pages, rounds, work):
    """Pages per second in the best round, and how many gave a text."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        texts = sum(1 for page in pages if work(page))
        best = min(best, time.process_time() - start)
    return len(pages) / best, texts


def main():
    pages = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))]
    rounds, ours = int(sys.argv[2]), json.loads(sys.argv[3])["read_page"]
    fast, fast_texts = rate(pages, rounds, lambda page: extract(page, fast=True))
    main_text, texts = rate(pages, rounds, lambda page: extract_plain_text(
        bytes_to_str(page, detect_encoding(page)), main_content=True))
    if min(fast_texts, texts) < 0.9 * len(pages):
        sys.exit("a peer gave no text of many pages")
    print(json.dumps({"pages": len(pages), "trafilatura_fast": round(fast, 1), "resiliparse": round(main_text, 1),
                      "times_trafilatura": round(ours / fast, 2), "times_resiliparse": round(ours / main_text, 2)}))
    if ours < 15 * fast or ours < 1.5 * main_text:
        sys.exit("too slow")


main()
