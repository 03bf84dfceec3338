#!/usr/bin/env python3
# Scores dossiers, or pairs of readings with verdicts, on the cases of examples/.
# SPDX-License-Identifier: Apache-2.0
"""score.py CASES DOSSIERS            CASES: a case folder, or a folder of them; DOSSIERS: a folder that
                                   holds CASE.json (synoptic.dossier/1) per case
score.py --pairs CASES PAIRS.jsonl systems without our JSON: a line per pair that they judged
score.py --stories CASES FILE      {"id", "story"} per report as JSON Lines: each case is one story
score.py --self-test [CASES]       every key against itself, then spoilt: the figures must follow

Prints precision, recall and F1 per part, and traps by kind, per case and pooled over the cases. What
each figure means: README.md. Exit 1 where a dossier is missing or points at what is not there.
"""
import collections
import json
import pathlib
import sys

import cases
from scoring import Case, name_rates, pairs_of, rates, score, score_pairs, tally

RATED = ("names", "roles", "quotes", "collated", "differ", "agree", "credits")
RECALLED = ("indirect", "only", "origins", "versions", "positions", "next_steps", "furniture")


def load_pairs(path, folders):
    """Per case its pairs. Words that do not stand once in their report are a fault with its line."""
    texts = {f.name: {i: r["text"] for i, r in cases.load_reports(f).items()} for f in folders}
    out, faults = collections.defaultdict(list), []

    def at(row, case):
        if case not in texts:
            raise ValueError(f"there is no case {case!r}")
        if row["report"] not in texts[case]:
            raise ValueError(f"{case} has no report {row['report']!r}")
        text = texts[case][row["report"]]
        span = row.get("span") or cases.place(text, row["text"])
        if span is None:
            raise ValueError(f"these words do not stand exactly once in {row['report']}: {row['text']!r}")
        return {"report": row["report"], "span": list(span)}

    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row["verdict"] not in ("agree", "differ"):
                raise ValueError(f"verdict {row['verdict']!r} is neither agree nor differ")
            out[row["case"]].append((row["verdict"], at(row["a"], row["case"]), at(row["b"], row["case"])))
        except (KeyError, TypeError, ValueError) as error:
            what = f"the field {error} is missing" if isinstance(error, KeyError) else error
            faults.append(f"{path}:{number}: {what}")
    return out, faults


# ---- reading dossiers


def load_dossier(path):
    """One dossier; the parts of several (JSON Lines, a storyline each) are laid together."""
    text = path.read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    whole = {part: [] for part in ("reports", "names", "quotes", "claims", "credits")}
    whole["process"] = collections.defaultdict(list)
    for n, row in enumerate(rows):
        for name in row.get("names", []):
            name["id"] = f"{n}:{name['id']}"
        for quote in row.get("quotes", []):
            quote["speaker"] = f"{n}:{quote['speaker']}" if quote.get("speaker") else None
            quote["other_speakers"] = [f"{n}:{s}" for s in quote.get("other_speakers", [])]
        for part in ("reports", "names", "quotes", "claims", "credits"):
            whole[part] += row.get(part, [])
        for part, values in (row.get("process") or {}).items():
            whole["process"][part] += values
    return whole


def broken(case, dossier):
    """What makes a dossier unfit: unknown reports, changed texts, spans that point nowhere."""
    reports = cases.load_reports(case)
    if not dossier["reports"]:
        yield "it has no reports"
    texts = {report["id"]: report["text"] for report in dossier["reports"]}
    for report, text in texts.items():
        if report not in reports:
            yield f"there is no report {report!r}"
        elif reports[report]["file"].suffix != ".html" and text != reports[report]["text"]:
            yield f"the text of {report} is not the report's"

    def walk(value):
        if isinstance(value, dict):
            if "report" in value and isinstance(value.get("span"), list):
                start, end = value["span"]
                if not 0 <= start < end <= len(texts.get(value["report"], "")):
                    yield f"span {value['report']} {value['span']} points nowhere"
            for inner in value.values():
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    yield from walk({part: value for part, value in dossier.items() if part != "reports"})


# ---- printing


def show(scores, title, detail=False):
    print(title)
    for part in RATED:
        values = name_rates(scores[part]) if part == "names" else rates(scores[part])
        print("  {:11} P {:.3f}  R {:.3f}  F1 {:.3f}   of {}".format(part, *values, scores[part]["want"]))
    for part in ("speakers", *RECALLED, "reasons"):
        t = scores[part]
        if t["want"]:
            print(f"  {part:11} {t['right']} of {t['want']}  ({t['right'] / t['want']:.3f})")
    fell = {kind: t for kind, t in scores["traps"].items() if t["want"]}
    print(f"  {'traps':11} fell for {sum(t['got'] for t in fell.values())} of {sum(t['want'] for t in fell.values())}")
    for kind, t in fell.items():
        if t["got"] or detail:
            print(f"    {kind:16} {t['got']} of {t['want']}")
    if scores["joined"]["want"]:
        joined = scores["joined"]
        print(f"  {'joined':11} {joined['got']} of {joined['want']} pairs of things that are not the same")
    for label, lines in (("missed", scores.get("missed", [])), ("false", scores.get("false", []))):
        for line in lines:
            print(f"    {label}: {' '.join(line.split())}")


def show_pairs(scores, title):
    print(title)
    for verdict in ("differ", "agree"):
        t = scores[verdict]
        p = t["right"] / t["called"] if t["called"] else 0.0
        r = t["found"] / t["want"] if t["want"] else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"  {verdict:7} P {p:.3f} ({t['right']} of {t['called']} pairs)  "
              f"R {r:.3f} ({t['found']} of {t['want']})  F1 {f:.3f}")
    fell = {kind: t for kind, t in scores["traps"].items() if t["got"]}
    print(f"  traps   fell for {sum(t['got'] for t in fell.values())} of "
          f"{sum(t['want'] for t in scores['traps'].values())}"
          + "".join(f"\n    {kind:16} {t['got']} of {t['want']}" for kind, t in fell.items()))


def pool(all_scores):
    total = {}
    for scores in all_scores:
        for part, value in scores.items():
            if part in ("missed", "false"):
                continue
            if part == "traps":
                traps = total.setdefault("traps", {kind: tally(0, 0, 0) for kind in cases.TRAPS})
                for kind, t in value.items():
                    traps[kind].update(t)
            else:
                total.setdefault(part, collections.Counter()).update(value)
    return total


# ---- self-test


def perfect(case):
    """The dossier that says what the key says, and nothing else."""
    key, reports = cases.load_key(case), cases.load_reports(case)
    located = Case(key, {i: r["text"] for i, r in reports.items()})
    at = lambda row: {"report": row["report"], "span": list(located.spans(row)[0])}
    root = {(o["claim"], report): g["root"] for o in key["origins"] for g in o["groups"] for report in g["reports"]}
    names = [{"id": f"n{i}", "name": n["name"], "forms": [at({"report": r, "text": f}) for r, fs in n["forms"].items()
                                                        for f in fs],
              "roles": [at(role) for role in key["roles"] if role["name"] == n["name"]]}
             for i, n in enumerate(key["names"])]

    def claim(c):
        sides = sorted({row.get("side", "") for row in c["readings"]})
        answers = [{"readings": [i for i, row in enumerate(c["readings"]) if row.get("side", "") == s]} for s in sides]
        readings = [{**at(row), "origin": root.get((c["id"], row["report"]), row["report"])} for row in c["readings"]]
        return {"verdict": c["verdict"], "reason": c["reason"], "readings": readings, "answers": answers}

    quotes = []
    for quote in key["quotes"]:
        others = {row["speaker"] for row in quote["readings"] if "speaker" in row}
        ids = [n["id"] for n in names if n["name"] in others]
        quotes.append({"speaker": next((n["id"] for n in names if n["name"] == quote["speaker"]), None),
                       "speaker_text": quote["speaker"], "other_speakers": ids,
                       "readings": [{**at(row), "direct": row["form"] == "direct"} for row in quote["readings"]]})
    process = key.get("process", {})
    return {"reports": [{"id": i, "text": r["text"],
                         "furniture": [{"span": list(s)} for row in key["furniture"] if row["report"] == i
                                       for s in located.spans(row)]} for i, r in reports.items()],
            "names": names, "quotes": quotes,
            "claims": [claim(c) for c in key["claims"]]
            + [{"verdict": "single", "readings": [at(row)], "answers": []} for row in key["only"]],
            "credits": [{**at(row), "credited": row["credited"]} for row in key["credits"]],
            "process": {"proposals": [{"versions": [{"readings": [at(r) for r in v["readings"]]}]}
                                      for v in process.get("versions", [])],
                        "positions": [at(row) for row in process.get("positions", [])],
                        "next_steps": [at(row) for row in process.get("next_steps", [])]}}


def faults_of_perfect(name, scores):
    for part in RATED:
        values = name_rates(scores[part]) if part == "names" else rates(scores[part])
        if scores[part]["want"] and min(values) < 1:
            yield f"{name}: {part} of the key itself is {values}"
    for part in ("speakers", *RECALLED, "reasons"):
        if scores[part]["right"] != scores[part]["want"]:
            yield f"{name}: {part} of the key itself is {scores[part]['right']} of {scores[part]['want']}"
    if scores["joined"]["got"]:
        yield f"{name}: the key itself joins {scores['joined']['got']} pairs of things that are not the same"
    for kind, t in scores["traps"].items():
        if t["got"]:
            yield f"{name}: the key itself falls for {t['got']} traps of kind {kind}"


def spoil(case):
    """A dossier with known faults, and the figures that they must give."""
    key, dossier = cases.load_key(case), perfect(case)
    located = Case(key, {r["id"]: r["text"] for r in dossier["reports"]})
    at = lambda row: {"report": row["report"], "span": list(located.spans(row)[0])}
    hard = len(located.hard("differ"))
    lost = next(i for i, c in enumerate(key["claims"]) if c["verdict"] == "differ" and not c.get("soft"))
    del dossier["claims"][lost]
    for trap in key["traps"]:
        dossier["claims"].append({"verdict": "differ", "reason": "value", "readings": [at(r) for r in trap["readings"]],
                                  "answers": [{"readings": [0]}, {"readings": [1]}]})
        dossier["claims"].append({"verdict": "agree", "reason": "equal", "readings": [at(r) for r in trap["readings"]],
                                  "answers": [{"readings": [0, 1]}]})
    return dossier, hard


def self_test(folder):
    bad, tested = [], 0
    for case in cases.cases_in(folder):
        key, dossier = cases.load_key(case), perfect(case)
        bad += list(faults_of_perfect(case.name, score(key, dossier)))
        bad += [f"{case.name}: {fault}" for fault in broken(case, dossier)]
        located = Case(key, {r["id"]: r["text"] for r in dossier["reports"]})
        pairs = score_pairs(located, pairs_of(dossier))
        for verdict in ("differ", "agree"):
            t = pairs[verdict]
            if not t["right"] == t["called"] > 0 or t["found"] != t["want"]:
                bad.append(f"{case.name}: pairs of the key itself, {verdict}: {dict(t)}")
        spoilt, hard = spoil(case)
        scores = score(key, spoilt)
        if scores["differ"]["right"] != hard - 1:
            bad.append(f"{case.name}: one difference lost, {scores['differ']['right']} of {hard} found")
        if sum(t["got"] for t in scores["traps"].values()) != len(key["traps"]):
            bad.append(f"{case.name}: all traps called, not all counted")
        if scores["joined"]["got"] != scores["joined"]["want"]:
            bad.append(f"{case.name}: all unlike things joined, not all counted")
        if not scores["differ"]["got"] > scores["differ"]["right"]:
            bad.append(f"{case.name}: false alarms did not cost precision")
        spoilt["claims"][0]["readings"][0]["span"] = [0, 10 ** 9]
        if not any("points nowhere" in fault for fault in broken(case, spoilt)):
            bad.append(f"{case.name}: a span that points nowhere passed")
        empty = score(key, {"reports": []})
        if not list(broken(case, {"reports": []})):
            bad.append(f"{case.name}: an empty dossier passed for whole")
        if any(empty[part]["right"] for part in ("differ", "agree", "quotes", "credits", "only")):
            bad.append(f"{case.name}: an empty dossier scored")
        tested += 1
    pair = {"a": "x", "b": "x", "c": "y", "d": "y"}
    if story_rates(pair, pair) != (1, 1) or story_rates(pair, dict.fromkeys(pair, "all")) != (0.5, 1):
        bad.append("stories do not score as they should")
    print("\n".join(bad) or f"{tested} keys score as themselves, and spoilt as spoilt")
    return 1 if bad or not tested else 0


# ---- commands


def run_dossiers(folder, dossiers):
    done, pairs, bad = [], [], 0
    for case in cases.cases_in(folder):
        path = pathlib.Path(dossiers) / f"{case.name}.json"
        try:
            dossier = load_dossier(path)
            faults = list(broken(case, dossier))
        except (OSError, ValueError, KeyError, TypeError) as error:
            dossier, faults = {"reports": []}, [f"{path} is no dossier: {error!r}"]
        for fault in faults[:5]:
            print(f"BROKEN {case.name}: {fault}")
        bad += bool(faults)
        if faults:
            dossier = {"reports": []}
        key = cases.load_key(case)
        done.append(score(key, dossier))
        located = Case(key, {r["id"]: r["text"] for r in dossier["reports"]})
        pairs.append(score_pairs(located, pairs_of(dossier)))
        show(done[-1], case.name)
    if len(done) > 1:
        show(pool(done), f"pooled over {len(done)} cases", detail=True)
    show_pairs(pool(pairs), "the same as pairs of readings")
    return 1 if bad or not done else 0


def run_pairs(folder, path):
    folders = cases.cases_in(folder)
    pairs, faults = load_pairs(path, folders)
    for fault in faults:
        print(fault, file=sys.stderr)
    done = []
    for case in folders:
        texts = {i: r["text"] for i, r in cases.load_reports(case).items()}
        done.append(score_pairs(Case(cases.load_key(case), texts), pairs.get(case.name, [])))
        show_pairs(done[-1], case.name)
    if len(done) > 1:
        show_pairs(pool(done), f"pooled over {len(done)} cases")
    return 1 if faults or not done else 0


def story_rates(want, got):
    """BCubed of the stories: `want` and `got` give each report's story; a report not given is alone."""
    got = {report: got.get(report, f"alone {report}") for report in want}
    precise = recalled = 0.0
    for report in want:
        mates = [other for other in want if got[other] == got[report]]
        own = [other for other in want if want[other] == want[report]]
        both = sum(want[other] == want[report] for other in mates)
        precise += both / len(mates)
        recalled += both / len(own)
    return precise / len(want), recalled / len(want)


def run_stories(folder, path):
    want = {report: case.name for case in cases.cases_in(folder) for report in cases.load_reports(case)}
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    try:
        rows = [json.loads(line) for line in lines if line.strip()]
        got = {row["id"]: row["story"] for row in rows}
    except (ValueError, KeyError, TypeError) as error:
        sys.exit(f"score.py: {path} needs an object with id and story on each line: {error!r}")
    unknown = sorted(set(got) - set(want))
    if unknown:
        print(f"{path}: no case has the reports {', '.join(unknown[:5])}", file=sys.stderr)
    p, r = story_rates(want, got)
    print(f"stories, BCubed  P {p:.3f}  R {r:.3f}   of {len(set(want.values()))} stories, {len(want)} reports")
    return 1 if unknown else 0


def some_cases(folder):
    if not cases.cases_in(folder):
        sys.exit(f"score.py: {folder} holds no case: no key.json in it or one level below")
    return folder


def main(arguments):
    here = pathlib.Path(__file__).parent
    if arguments[:1] == ["--self-test"] and len(arguments) <= 2:
        return self_test(arguments[1] if len(arguments) == 2 else here)
    if arguments[:1] == ["--pairs"] and len(arguments) == 3:
        return run_pairs(some_cases(arguments[1]), arguments[2])
    if arguments[:1] == ["--stories"] and len(arguments) == 3:
        return run_stories(some_cases(arguments[1]), arguments[2])
    if len(arguments) == 2:
        return run_dossiers(some_cases(arguments[0]), arguments[1])
    sys.exit(__doc__)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as error:
        sys.exit(f"score.py: {error}")
