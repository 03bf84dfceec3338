#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is a stream that is killed and restarted grouped like one that is not?

    bench/stories_restart.py SYNOPTIC REPORTS.jsonl [KILLS [REPORTS]]

Groups the first REPORTS (default 400) lines once without a break. Then again and again with --state and --resume, killing
the process (SIGKILL) at a random moment, until it has been killed KILLS (default 200) times; whenever a run
ends by itself its output is compared with the uninterrupted one and the state is thrown away. Exit code 1
at the first difference.
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def lines_of(output):
    return sorted(line for line in output.splitlines() if "id" in json.loads(line))


def main():
    synoptic, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    reports = int(sys.argv[4]) if len(sys.argv) > 4 else 400
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        stream, state = work / "stream.jsonl", work / "state"
        with source.open("rb") as lines:
            stream.write_bytes(b"".join(itertools.islice(lines, reports)))
        start = time.monotonic()
        whole = subprocess.run([synoptic, "group", "--quiet", "--jobs", "1", "--state", work / "whole",
                                "--save-every", "25", stream], check=True, capture_output=True).stdout
        took, chance = time.monotonic() - start, random.Random(1)
        command = [synoptic, "group", "--quiet", "--jobs", "1", "--state", state, "--resume",
                   "--save-every", "25", stream]
        killed = ended = survived = 0
        while killed < kills:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            try:
                out, err = process.communicate(timeout=chance.uniform(0, took))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                killed += 1
                survived += state.exists()
                continue
            if process.returncode != 0:
                sys.exit(f"restart failed after {killed} kills: {err.decode()}")
            if lines_of(out) != lines_of(whole):
                sys.exit(f"another grouping after {killed} kills")
            ended += 1
            state.unlink()
        out = subprocess.run(command, check=True, capture_output=True).stdout
        if lines_of(out) != lines_of(whole):
            sys.exit("another grouping at the end")
        print(f"killed {killed} times ({survived} with a state on the disk), ended {ended + 1} times, "
              f"every grouping equal to the uninterrupted one of {reports} reports")


if __name__ == "__main__":
    main()
