#!/usr/bin/env python3
# Holds the keys of examples/ to their reports.
# SPDX-License-Identifier: Apache-2.0
"""check.py [FOLDER]       checks every case under FOLDER (default: the folder of this file)
check.py --self-test    plants a fault of each kind into a good case; each must be found

A key is right when every text of it is a unique stretch of its report, when its parts do not speak against
each other, and when the set as a whole holds what README.md promises. Exit 1 with a line per fault.
"""
import collections
import copy
import pathlib
import re
import sys

import cases

LEAST = {"differ": 3, "agree": 6, "only": 2, "traps": 5, "credits": 2, "quotes": 2, "origins": 2}
REPORTS = (4, 8)  # of one case
CASES = 12
PER_TRAP = 5  # occurrences of each kind over the set
WORDS = 25  # of one text
OPENING, CLOSING = "“\"‘'", "”\"’'"


def has(item, where, fields):
    missing = [field for field in fields if item.get(field) in (None, "", [])]
    return [f"{where}: no {field}" for field in missing]


def check_text(reports, row, where, repeated=False):
    """The row's text stands in its report, once unless it may be repeated."""
    faults = has(row, where, ("report", "text"))
    if faults:
        return faults
    if row["report"] not in reports:
        return [f"{where}: there is no report {row['report']!r}"]
    found = len(cases.places(reports[row["report"]]["text"], row["text"]))
    if found == 0 or (found > 1 and not repeated):
        faults.append(f"{where}: stands {found} times in {row['report']}: {row['text']!r}")
    return faults


def check_evidence(reports, row, where, repeated=False):
    """A text that answers or says something: short enough to point at it."""
    faults = check_text(reports, row, where, repeated)
    if not faults and len(row["text"].split()) > WORDS:
        faults.append(f"{where}: longer than {WORDS} words: {row['text']!r}")
    return faults


def one_of(value, allowed, where):
    return [] if value in allowed else [f"{where}: {value!r} is none of {', '.join(allowed)}"]


def check_names(reports, key):
    owners = {}
    for name in key["names"]:
        where = f"name {name.get('name')}"
        yield from has(name, where, ("name", "kind", "forms"))
        yield from one_of(name["kind"], cases.NAME_KINDS, where)
        for report, forms in name["forms"].items():
            for form in forms:
                if report not in reports or not cases.places(reports[report]["text"], form):
                    yield f"{where}: {form!r} does not stand in {report}"
                if owners.setdefault((report, form), name["name"]) != name["name"]:
                    yield f"{where}: {form!r} in {report} is also {owners[report, form]}"
    for role in key["roles"]:
        where = f"role of {role.get('name')}"
        yield from has(role, where, ("name",))
        yield from check_evidence(reports, role, where, repeated=True)
        if role["name"] not in {name["name"] for name in key["names"]}:
            yield f"{where}: no such name in the key"


def between_marks(text, span):
    before, after = text[: span[0]].rstrip(), text[span[1]:].lstrip()
    return before[-1:] in tuple(OPENING) and (after[:1] in tuple(CLOSING))


def check_quotes(reports, key):
    for number, quote in enumerate(key["quotes"]):
        where = f"quote {number + 1}, {quote.get('speaker')}"
        yield from has(quote, where, ("speaker", "readings"))
        for row in quote["readings"]:
            faults = check_text(reports, row, where, repeated=row.get("form") == "direct")
            yield from faults
            yield from one_of(row.get("form"), ("direct", "indirect"), where)
            yield from one_of(row.get("change"), cases.CHANGES, where)
            if not faults and row["form"] == "direct":
                text = reports[row["report"]]["text"]
                if not any(between_marks(text, span) for span in cases.places(text, row["text"])):
                    yield f"{where}: does not stand between marks in {row['report']}: {row['text']!r}"


QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")  # double marks only: a single one may be an apostrophe


def check_quotes_complete(reports, key):
    """Whatever stands between double marks and has two words is a quote of the key."""
    listed = {(row["report"], re.sub(r"\s+", " ", row["text"])) for q in key["quotes"] for row in q["readings"]}
    for report in reports.values():
        for found in QUOTED.finditer(report["text"]):
            words = re.sub(r"\s+", " ", (found[1] or found[2]).strip())
            if len(words.split()) > 1 and (report["id"], words) not in listed:
                yield f"quotes: {report['id']} quotes {words!r}, and the key does not have it"


def check_claim(reports, claim):
    where = f"claim {claim.get('id')}"
    yield from has(claim, where, ("id", "about", "kind", "verdict", "reason", "readings"))
    yield from one_of(claim["kind"], cases.KINDS, where)
    yield from one_of(claim["verdict"], ("agree", "differ"), where)
    yield from one_of(claim["reason"], cases.AGREE if claim["verdict"] == "agree" else cases.DIFFER, where)
    values = {}
    for row in claim["readings"]:
        yield from check_evidence(reports, row, where)
        yield from has(row, where, ("value",))
        if (claim["verdict"] == "differ") != ("side" in row):
            yield f"{where}: a reading has a side where reports differ, and only there"
        values.setdefault(row.get("side"), set()).add(row.get("value"))
    if claim["verdict"] == "differ":
        if len(values) < 2:
            yield f"{where}: differs, but has one side"
        shared = set.intersection(*values.values()) if len(values) > 1 else set()
        if shared:
            yield f"{where}: {sorted(shared)} stands on every side"
    elif len({row["report"] for row in claim["readings"]}) < 2:
        yield f"{where}: one report alone cannot agree"


def hard_pairs(key):
    """Pairs of (report, text) that hard differences set against each other."""
    for claim in key["claims"]:
        if claim["verdict"] == "differ" and not claim.get("soft"):
            for one in claim["readings"]:
                for two in claim["readings"]:
                    if one["side"] < two["side"]:
                        yield frozenset([(one["report"], one["text"]), (two["report"], two["text"])])


def check_traps(reports, key):
    hard = set(hard_pairs(key))
    for trap in key["traps"]:
        where = f"trap {trap.get('why')!r}"
        yield from has(trap, where, ("kind", "why", "readings"))
        yield from one_of(trap["kind"], cases.TRAPS, where)
        if len(trap["readings"]) != 2:
            yield f"{where}: a trap is a pair"
        for row in trap["readings"]:
            yield from check_evidence(reports, row, where)
        if frozenset((row["report"], row["text"]) for row in trap["readings"]) in hard:
            yield f"{where}: is a hard difference too"


def check_only(reports, key):
    for row in key["only"]:
        yield from check_evidence(reports, row, "only")
        for report in reports.values():
            if report["id"] != row["report"] and cases.places(report["text"], row["text"]):
                yield f"only {row['text']!r}: stands in {report['id']} too"


def check_origins(key):
    claims = {claim["id"]: claim for claim in key["claims"]}
    if len(claims) != len(key["claims"]):
        yield "claims: two have one id"
    for origin in key["origins"]:
        where = f"origin of {origin.get('claim')}"
        if origin.get("claim") not in claims:
            yield f"{where}: no such claim"
            continue
        answering = {row["report"] for row in claims[origin["claim"]]["readings"]}
        grouped = [report for group in origin["groups"] for report in group["reports"]]
        if len(grouped) != len(set(grouped)):
            yield f"{where}: a report stands in two groups"
        if set(grouped) != answering:
            yield f"{where}: groups {sorted(grouped)}, but {sorted(answering)} answer"


def check_rest(reports, key):
    for credit in key["credits"]:
        where = f"credit {credit.get('credited')}"
        yield from has(credit, where, ("credited", "kind"))
        yield from one_of(credit["kind"], cases.CREDITS, where)
        yield from check_evidence(reports, credit, where)
    for row in key["furniture"]:
        yield from check_text(reports, row, "furniture")
    process = key.get("process", {})
    for version in process.get("versions", []):
        for row in version["readings"]:
            yield from check_evidence(reports, row, f"version of {version['of']}")
    for row in process.get("positions", []):
        yield from has(row, "position", ("party", "stance"))
        yield from one_of(row["stance"], cases.STANCES, "position")
        yield from check_evidence(reports, row, f"position of {row['party']}")
    for row in process.get("next_steps", []):
        yield from check_evidence(reports, row, "next step")


def check_size(reports, key):
    if not REPORTS[0] <= len(reports) <= REPORTS[1]:
        yield f"has {len(reports)} reports, not {REPORTS[0]} to {REPORTS[1]}"
    counts = {part: sum(not row.get("soft") for row in key[part]) for part in LEAST if part in key}
    for verdict in ("differ", "agree"):
        counts[verdict] = sum(c["verdict"] == verdict and not c.get("soft") for c in key["claims"])
    for part, least in LEAST.items():
        if counts[part] < least:
            yield f"has {counts[part]} of {part}, not {least}"
    changed = {(row["form"], row["change"]) for quote in key["quotes"] for row in quote["readings"]}
    if not changed & {("direct", "cut"), ("direct", "reworded")}:
        yield "no quote is cut or reworded"
    if not any(form == "indirect" for form, _ in changed):
        yield "no quote is told indirectly"


def check_case(reports, key):
    """The faults of one case."""
    if key.get("schema") != cases.SCHEMA:
        return [f"schema is not {cases.SCHEMA}"]
    faults = []
    for check in (check_names, check_quotes, check_quotes_complete, check_traps, check_only, check_rest, check_size):
        faults += check(reports, key)
    for claim in key["claims"]:
        faults += check_claim(reports, claim)
    return faults + list(check_origins(key))


def check_set(keys, texts):
    """The faults of the set: `keys` by case, `texts` by case and report."""
    if len(keys) < CASES:
        yield f"the set has {len(keys)} cases, not {CASES}"
    for kind in cases.TRAPS:
        count = sum(trap["kind"] == kind for key in keys.values() for trap in key["traps"])
        if count < PER_TRAP:
            yield f"the set has {count} traps of kind {kind}, not {PER_TRAP}"
    owner = {}
    for case, key in keys.items():
        for name in key["names"]:
            if name["kind"] == "person" and owner.setdefault(name["name"], case) != case:
                yield f"{name['name']} stands in {case} and in {owner[name['name']]}"
    ids = collections.Counter(report for reports in texts.values() for report in reports)
    yield from (f"{report} is the id of {count} reports" for report, count in ids.items() if count > 1)
    for case, key in keys.items():
        for row in key["only"]:
            for other, all_of in texts.items():
                if other != case and any(cases.places(text, row["text"]) for text in all_of.values()):
                    yield f"{case}: {row['text']!r} alone stands in {other} too"


def run(folder):
    if not cases.cases_in(folder):
        sys.exit(f"check.py: {folder} holds no case: no key.json in it or one level below")
    keys, texts, faults = {}, {}, []
    for case in cases.cases_in(folder):
        reports, key = cases.load_reports(case), cases.load_key(case)
        faults += [f"{case.name}: {fault}" for fault in check_case(reports, key)]
        keys[case.name], texts[case.name] = key, {report["id"]: report["text"] for report in reports.values()}
    faults += check_set(keys, texts)
    for fault in faults:
        print(fault)
    claims = [claim for key in keys.values() for claim in key["claims"]]
    print(f"{len(keys)} cases, {sum(map(len, texts.values()))} reports, "
          f"{sum(c['verdict'] == 'differ' and not c.get('soft') for c in claims)} hard differences, "
          f"{sum(c['verdict'] == 'agree' for c in claims)} agreements, "
          f"{sum(len(key['traps']) for key in keys.values())} traps, {len(faults)} faults")
    return 1 if faults else 0


def first(key, verdict):
    return next(c for c in key["claims"] if c["verdict"] == verdict and not c.get("soft"))


# A fault each, and words that the line about it holds.
PLANTED = {
    "stands 0 times": lambda key: first(key, "agree")["readings"][0].update(text="not in any report"),
    " times in ": lambda key: key["only"][0].update(text="the"),
    "no report 'nobody'": lambda key: key["credits"][0].update(report="nobody"),
    "longer than": lambda key: key["only"][0].update(text=LONG),
    "has one side": lambda key: [row.update(side="A") for row in first(key, "differ")["readings"]],
    "stands on every side": lambda key: [r.update(value="x") for r in first(key, "differ")["readings"]],
    "and only there": lambda key: first(key, "agree")["readings"][0].update(side="A"),
    "is none of equal": lambda key: first(key, "agree").update(reason="value"),
    "is none of rounding": lambda key: key["traps"][0].update(kind="luck"),
    "a trap is a pair": lambda key: key["traps"][0]["readings"].pop(),
    "is a hard difference too": lambda key: key["traps"][0].update(readings=opposed(key)),
    "does not stand in": lambda key: key["names"][0]["forms"].update({first_report(key): ["Nemo Nobody"]}),
    "between marks": lambda key: key["quotes"][0]["readings"].append(
        {**key["only"][0], "form": "direct", "change": "whole"}),
    "no such claim": lambda key: key["origins"][0].update(claim="nothing"),
    "answer": lambda key: key["origins"][0]["groups"][0]["reports"].pop(),
    "one report alone": lambda key: first(key, "agree").update(readings=first(key, "agree")["readings"][:1]),
    "is cut or reworded": lambda key: [row.update(change="whole") for q in key["quotes"]
                                       for row in q["readings"]],
    "the key does not have it": lambda key: key["quotes"].pop(0),
    "no value": lambda key: first(key, "agree")["readings"][0].update(value=""),
}
LONG = ""


def first_report(key):
    return next(iter(key["names"][0]["forms"]))


def opposed(key):
    one, two = sorted(next(hard_pairs(key)))
    return [{"report": one[0], "text": one[1]}, {"report": two[0], "text": two[1]}]


def self_test():
    global LONG
    case = cases.cases_in(pathlib.Path(__file__).parent)[0]
    reports, key = cases.load_reports(case), cases.load_key(case)
    report = reports[key["only"][0]["report"]]
    LONG = max(re.split(r"\n+", report["text"]), key=lambda line: len(line.split()))
    bad = check_case(reports, key)
    for sign, plant in PLANTED.items():
        faulty = copy.deepcopy(key)
        plant(faulty)
        found = check_case(reports, faulty)
        if not any(sign in fault for fault in found):
            bad.append(f"planted “{sign}” was not found; found: {found}")
    few = list(check_set({case.name: key}, {case.name: {}}))
    if not any("cases, not" in fault for fault in few) or not any("of kind" in fault for fault in few):
        bad.append("a set of one case passed for whole")
    print("\n".join(bad) or f"{len(PLANTED)} planted faults found")
    return 1 if bad else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        sys.exit(self_test())
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    sys.exit(run(pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).parent))
