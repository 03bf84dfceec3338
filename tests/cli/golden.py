#!/usr/bin/env python3
# Golden tests of the command line.
# SPDX-License-Identifier: Apache-2.0
"""golden.py SYNOPTIC FOLDER [--update]

FOLDER has a folder per case: `cmd` (the arguments, a line; it runs in the case's folder), `out` (what
standard output must be), `err` (what standard error must be; may be missing: must be empty) and `exit`
(may be missing: 0). What else stands there is input. With --update the expectations are written anew:
read the diff before you commit it.
"""
import os, pathlib, shlex, subprocess, sys


def run(synoptic, case):
    args = shlex.split((case / "cmd").read_text(encoding="utf-8"))
    stdin = (case / "stdin").open("rb") if (case / "stdin").exists() else subprocess.DEVNULL
    env = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([synoptic, *args], cwd=case, stdin=stdin, capture_output=True, env=env, timeout=120)
    return done.stdout, done.stderr, done.returncode


def expected(case, name, default):
    path = case / name
    return path.read_bytes() if path.exists() else default


def main():
    synoptic, folder, update = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]), "--update" in sys.argv
    cases = sorted(path.parent for path in folder.rglob("cmd"))
    if not cases:
        sys.exit(f"no case in {folder}")
    failed = 0
    for case in cases:
        out, err, code = run(synoptic, case)
        if update:
            (case / "out").write_bytes(out)
            for name, content, default in (("err", err, b""), ("exit", str(code).encode(), b"0")):
                if content != default:
                    (case / name).write_bytes(content)
                elif (case / name).exists():
                    (case / name).unlink()
            continue
        for name, got, want in (("out", out, expected(case, "out", None)), ("err", err, expected(case, "err", b"")),
                                ("exit", str(code).encode(), expected(case, "exit", b"0").strip())):
            if got != want:
                failed += 1
                print(f"{case.relative_to(folder)}: {name} is not what it must be")
                got_lines, want_lines = got.decode(errors="replace").splitlines(), (want or b"").decode(errors="replace").splitlines()
                for i in range(max(len(got_lines), len(want_lines))):
                    a = want_lines[i] if i < len(want_lines) else None
                    b = got_lines[i] if i < len(got_lines) else None
                    if a != b:
                        print(f"  line {i + 1}\n    must be {str(a)[:400]}\n    is      {str(b)[:400]}")
                        break
    print(f"{len(cases)} cases, {failed} faults")
    sys.exit(1 if failed else 0)


main()
