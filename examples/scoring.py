# The figures of one case: a dossier, or pairs of readings, held to a key.
# SPDX-License-Identifier: Apache-2.0
"""Used by score.py. Every figure is a tally {"right", "got", "want"} that adds up over cases: "got" is what
the dossier says, "want" what the key holds, so precision is right/got and recall right/want. What counts as
right is said in README.md under “How it is scored”.
"""
import collections
import re

import cases

WORDS = 30  # a longer stretch points at nothing in particular
SINGLES = 3  # so many times the key's number of single facts are looked at
PROCESS = 6  # the same for versions, positions and next steps
STOP = frozenset("a an the of in on at to for and or by with from that this his her its their he she it they "
                 "was were is are be been has had have as s".split())


# ---- where words stand


def tokens(text, start, end):
    """The places of the content words in text[start:end]; of all words where it has no others."""
    found = [m for m in re.finditer(r"\w+", text[start:end])]
    content = [m for m in found if m.group().lower() not in STOP]
    return {start + m.start() for m in content or found}


def meets(text, key, got):
    """Do two stretches of one text point at the same words? Half of the shorter must be shared."""
    if len(re.findall(r"\w+", text[slice(*got)])) > WORDS:
        return False
    one, two = tokens(text, *key), tokens(text, *got)
    return bool(one and two) and 2 * len(one & two) >= min(len(one), len(two))


def overlap(text, key, got):
    """The share of words in common, of all words of both."""
    words = [{m.start() for m in re.finditer(r"\w+", text) if a <= m.start() < b} for a, b in (key, got)]
    union = words[0] | words[1]
    return len(words[0] & words[1]) / len(union) if union else 0.0


class Case:
    """A key, with its rows located in given texts."""

    def __init__(self, key, texts):
        self.key, self.texts = key, texts
        self._spans, self._points = {}, {}

    def spans(self, row):
        at = (row["report"], row["text"])
        if at not in self._spans:
            self._spans[at] = cases.places(self.texts.get(row["report"], ""), row["text"])
        return self._spans[at]

    def points(self, row, got):
        """Does a `{report, span}` point at the row's words?"""
        if row["report"] != got["report"]:
            return False
        at = (row["report"], row["text"], *got["span"])
        if at not in self._points:
            text = self.texts.get(got["report"], "")
            self._points[at] = any(meets(text, span, got["span"]) for span in self.spans(row))
        return self._points[at]

    def hits(self, rows, got):
        return [row for row in rows if self.points(row, got)]

    def hard(self, verdict):
        return [c for c in self.key["claims"] if c["verdict"] == verdict and not c.get("soft")]

    def soft(self):
        return [c for c in self.key["claims"] if c.get("soft")]


# ---- tallies: {"right", "got", "want"} add up over cases


def tally(right, got, want):
    return collections.Counter(right=right, got=got, want=want)


def rates(t):
    p = t["right"] / t["got"] if t["got"] else 0.0
    r = t["right"] / t["want"] if t["want"] else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


# ---- names, roles, quotes


def fold(form):
    return " ".join(re.findall(r"\w+", form.lower()))


def name_ids(case, dossier):
    """Per (report, folded form) the dossier's name."""
    out = {}
    for name in dossier.get("names", []):
        for form in name["forms"]:
            out.setdefault((form["report"], fold(case.texts[form["report"]][slice(*form["span"])])), name["id"])
    return out


def score_names(case, dossier):
    """BCubed over the key's forms: a form counts once per report."""
    got = name_ids(case, dossier)
    want = {(report, fold(form)): i for i, name in enumerate(case.key["names"])
            for report, forms in name["forms"].items() for form in forms}
    found = [form for form in want if form in got]
    precise = recalled = 0.0
    for form in found:
        mates = [other for other in found if got[other] == got[form]]
        own = [other for other in want if want[other] == want[form]]
        both = sum(want[other] == want[form] for other in mates)
        precise += both / len(mates)
        recalled += both / len(own)
    return {"precise": precise, "found": len(found), "recalled": recalled, "want": len(want)}


def name_rates(t):
    p = t["precise"] / t["found"] if t["found"] else 0.0
    r = t["recalled"] / t["want"] if t["want"] else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def people(case, dossier):
    """Per name id of the dossier the key's name with which it shares most forms."""
    owner = {(report, fold(form)): name["name"] for name in case.key["names"]
             for report, forms in name["forms"].items() for form in forms}
    votes = collections.defaultdict(collections.Counter)
    for form, name_id in name_ids(case, dossier).items():
        if form in owner:
            votes[name_id][owner[form]] += 1
    return {name_id: min(count, key=lambda n: (-count[n], n)) for name_id, count in votes.items()}


def match(wanted, given, fits):
    """Pairs (index, index), each given once, in order."""
    used, out = set(), {}
    for i, want in enumerate(wanted):
        for j, got in enumerate(given):
            if j not in used and fits(want, got):
                used.add(j)
                out[i] = j
                break
    return out


def score_roles(case, dossier):
    who = people(case, dossier)
    keyed = {role["name"] for role in case.key["roles"]}
    got = [(who.get(name["id"]), role) for name in dossier.get("names", []) for role in name.get("roles", [])]
    got = [(name, role) for name, role in got if name in keyed]
    found = match(case.key["roles"], got, lambda w, g: w["name"] == g[0] and case.points(w, g[1]))
    return tally(len(found), len(got), len(case.key["roles"]))


def same_speaker(want, names, text):
    """Is the wanted speaker one of the names, or, where none is known, named by the text?"""
    if names:
        return want in names
    one, two = set(fold(want).split()) - STOP, set(fold(text or "").split()) - STOP
    return bool(one & two) and 2 * len(one & two) >= min(len(one), len(two))


def same_words(case, row, got):
    text = case.texts.get(got["report"], "")
    return row["report"] == got["report"] and any(
        overlap(text, span, got["span"]) >= 0.6 for span in cases.places(text, row["text"].rstrip(".,!?;"))
        or case.spans(row))


def long_enough(words):
    return len(re.findall(r"\w+", words)) >= 2


def score_quotes(case, dossier):
    who = people(case, dossier)
    want = [(i, row.get("speaker", quote["speaker"]), row) for i, quote in enumerate(case.key["quotes"])
            for row in quote["readings"] if row["form"] == "indirect" or long_enough(row["text"])]
    got = [(j, quote, row) for j, quote in enumerate(dossier.get("quotes", [])) for row in quote["readings"]]
    direct = [g for g in got if g[2].get("direct", True)
              and long_enough(case.texts[g[2]["report"]][slice(*g[2]["span"])])]
    told = [g for g in got if not g[2].get("direct", True)]
    # Every place of the words is right (a headline may quote them again); the key's row is found once.
    right = [g for g in direct if any(w[2]["form"] == "direct" and same_words(case, w[2], g[2]) for w in want)]
    found = {}
    for i, (_, _, row) in enumerate(want):
        pool = direct if row["form"] == "direct" else told
        fits = same_words if row["form"] == "direct" else case_points
        found[i] = [g for g in pool if fits(case, row, g[2])]
    wanted = [i for i, w in enumerate(want) if w[2]["form"] == "direct"]
    indirect = [i for i, w in enumerate(want) if w[2]["form"] == "indirect"]

    def speakers(quote):
        ids = [quote.get("speaker"), *quote.get("other_speakers", [])]
        return [who[n] for n in ids if n in who]

    spoken = sum(any(same_speaker(want[i][1], speakers(g[1]), g[1].get("speaker_text")) for g in found[i])
                 for i in wanted)
    joined = lambda i, k: bool({g[0] for g in found[i]} & {g[0] for g in found[k]})
    pairs = [(i, k) for i in found for k in found if k < i and want[i][2]["report"] != want[k][2]["report"]]
    keyed = [(i, k) for i, k in pairs if want[i][0] == want[k][0]]
    made = [(i, k) for i, k in pairs if joined(i, k)]
    both = sum(want[i][0] == want[k][0] for i, k in made)
    quotes = tally(sum(bool(found[i]) for i in wanted), 0, len(wanted))
    quotes["got"] = len(direct) - len(right) + quotes["right"]
    return {"quotes": quotes, "speakers": tally(spoken, 0, len(wanted)),
            "indirect": tally(sum(bool(found[i]) for i in indirect), 0, len(indirect)),
            "collated": tally(both, len(made), len(keyed))}


def case_points(case, row, got):
    return case.points(row, got)


# ---- claims


def about(case, claim, question):
    """The key's readings that a claim has, when it is about the key's question: readings of two reports
    or two sides, and half of its own readings are the key's."""
    own = [case.hits(question["readings"], reading) for reading in claim["readings"]]
    rows = [row for hits in own for row in hits]
    apart = len({row["report"] for row in rows}) >= 2 or len({row.get("side") for row in rows}) >= 2
    return rows if apart and 2 * sum(map(bool, own)) >= len(own) else []


def opposed(claim):
    """Pairs of a claim's readings that stand in different answers."""
    answers = [answer["readings"] for answer in claim.get("answers", [])]
    if len(answers) < 2:
        answers = [[i] for i in range(len(claim["readings"]))]
    at = [(n, claim["readings"][i]) for n, answer in enumerate(answers) for i in answer]
    return [(one, two) for n, one in at for m, two in at if n < m]


def parts_sides(case, claim, question):
    """Do two opposed readings of the claim stand on two sides of the question?"""
    for one, two in opposed(claim):
        for left in case.hits(question["readings"], one):
            if any(right["side"] != left["side"] for right in case.hits(question["readings"], two)):
                return True
    return False


def score_claims(case, dossier):
    claims = [c for c in dossier.get("claims", []) if c["readings"]]
    out, reasons = {}, tally(0, 0, 0)
    differ = [c for c in claims if c["verdict"] == "differ"]
    found, neither, wrong = {}, 0, []
    for claim in differ:
        hard = [q for q in case.hard("differ") if about(case, claim, q) and parts_sides(case, claim, q)]
        if [q for q in hard if q["id"] not in found]:
            question = next(q for q in hard if q["id"] not in found)
            found[question["id"]] = claim
            reasons.update(right=claim.get("reason") == question["reason"], want=1)
        elif hard or any(about(case, claim, q) for q in case.soft()):
            neither += 1
        else:
            wrong.append(claim)
    out["differ"] = tally(len(found), len(differ) - neither, len(case.hard("differ")))
    agreed, judged = set(), tally(0, 0, len(case.hard("agree")))
    for claim in (c for c in claims if c["verdict"] == "agree"):
        fitting = [q for q in case.hard("agree") if about(case, claim, q)
                   and len({row["report"] for row in about(case, claim, q)}) >= 2]
        if fitting:
            new = next((q for q in fitting if q["id"] not in agreed), None)
            if new:
                agreed.add(new["id"])
                reasons.update(right=claim.get("reason") == new["reason"], want=1)
        elif any(joins_sides(case, claim, q) for q in case.hard("differ")):
            judged["got"] += 1
    judged.update(right=len(agreed), got=len(agreed))
    out.update(agree=judged, reasons=reasons)
    out["missed"] = [q["about"] for q in case.hard("differ") if q["id"] not in found]
    out["false"] = [" / ".join(case.texts[r["report"]][slice(*r["span"])] for r in c["readings"][:3]) for c in wrong]
    return out


def joins_sides(case, claim, question):
    rows = about(case, claim, question)
    return len({row["side"] for row in rows}) >= 2


def met(case, rows, pair):
    """Do the two places stand on the two rows, in either order?"""
    (one, two), (a, b) = rows, pair
    return (case.points(one, a) and case.points(two, b)) or (case.points(one, b) and case.points(two, a))


def score_traps(case, opposing):
    """Per kind how many traps were called a difference, by pairs that are set against each other."""
    fell = {kind: tally(0, 0, 0) for kind in cases.TRAPS}
    for trap in case.key["traps"]:
        fell[trap["kind"]].update(got=any(met(case, trap["readings"], pair) for pair in opposing), want=1)
    return fell


def score_joined(case, dossier):
    """Of the traps whose two readings are not the same thing, how many an agreement takes for the same."""
    apart = [trap for trap in case.key["traps"] if trap["kind"] in cases.APART]
    same = [c for c in dossier.get("claims", []) if c["verdict"] == "agree" and c.get("reason") not in cases.APART]
    pairs = [(a, b) for c in same for n, a in enumerate(c["readings"]) for b in c["readings"][n + 1:]]
    return tally(0, sum(any(met(case, trap["readings"], pair) for pair in pairs) for trap in apart), len(apart))


def score_only(case, dossier):
    singles = [c for c in dossier.get("claims", []) if c["verdict"] == "single"]
    readings = [r for c in singles[: SINGLES * len(case.key["only"])] for r in c["readings"]]
    right = sum(any(case.points(row, r) for r in readings) for row in case.key["only"])
    return tally(right, 0, len(case.key["only"]))


# ---- credits, origins, process, furniture


def score_credits(case, dossier):
    """Soft credits, and statements and unnamed sources that the key does not have, are not judged."""
    got = dossier.get("credits", [])
    want = [row for row in case.key["credits"] if not row.get("soft")]
    soft = [row for row in case.key["credits"] if row.get("soft")]
    same = lambda w, g: bool((set(fold(w["credited"]).split()) & set(fold(g["credited"]).split())) - STOP)
    found = match(want, got, lambda w, g: case.points(w, g) and same(w, g))
    rest = [g for j, g in enumerate(got) if j not in found.values()]
    neither = sum(g.get("kind") in ("statement", "anonymous") or bool(case.hits(soft, g)) for g in rest)
    return tally(len(found), len(got) - neither, len(want))


def score_origins(case, dossier):
    """A question is right when the reports that the dossier's claim has of it fall into the key's groups."""
    claims = {claim["id"]: claim for claim in case.key["claims"]}
    right = 0
    for origin in case.key["origins"]:
        group = {report: n for n, g in enumerate(origin["groups"]) for report in g["reports"]}
        for claim in dossier.get("claims", []):
            if claim["verdict"] == "single" or not about(case, claim, claims[origin["claim"]]):
                continue
            root = {r["report"]: r.get("origin") or f"unknown {i}" for i, r in enumerate(claim["readings"])
                    if r["report"] in group}
            right += len(root) >= 2 and all((group[a] == group[b]) == (root[a] == root[b]) for a in root for b in root)
            break
    return tally(right, 0, len(case.key["origins"]))


def score_process(case, dossier):
    key, got = case.key.get("process", {}), dossier.get("process") or {}
    want = {"versions": [r for v in key.get("versions", []) for r in v["readings"]],
            "positions": key.get("positions", []), "next_steps": key.get("next_steps", [])}
    have = {"versions": [r for p in got.get("proposals", []) for v in p["versions"] for r in v["readings"]],
            "positions": got.get("positions", []), "next_steps": got.get("next_steps", [])}
    return {kind: tally(sum(any(case.points(row, r) for r in have[kind][: PROCESS * len(rows)]) for row in rows),
                        0, len(rows)) for kind, rows in want.items()}


def score_furniture(case, dossier):
    """A line is right when it is marked, or left out of the text."""
    marked = collections.defaultdict(set)
    for report in dossier.get("reports", []):
        for furniture in report.get("furniture", []):
            marked[report["id"]].update(range(*furniture["span"]))
    inside = lambda row, s: all(at in marked[row["report"]] for at in tokens(case.texts[row["report"]], *s))
    right = sum(row["report"] in case.texts and all(inside(row, s) for s in case.spans(row))
                for row in case.key["furniture"])
    return tally(right, 0, len(case.key["furniture"]))


def score(key, dossier):
    case = Case(key, {report["id"]: report["text"] for report in dossier.get("reports", [])})
    opposing = [pair for c in dossier.get("claims", []) if c["verdict"] == "differ" for pair in opposed(c)]
    return {"names": score_names(case, dossier), "roles": score_roles(case, dossier), **score_quotes(case, dossier),
            **score_claims(case, dossier), "traps": score_traps(case, opposing),
            "joined": score_joined(case, dossier), "only": score_only(case, dossier),
            "credits": score_credits(case, dossier), "origins": score_origins(case, dossier),
            **score_process(case, dossier), "furniture": score_furniture(case, dossier)}


# ---- pairs


def score_pairs(case, pairs):
    """`pairs`: (verdict, {report, span}, {report, span}). A difference or an agreement of the key is found
    when one of its pairs is called; each called pair is right, wrong, or not judged."""
    found = {"differ": set(), "agree": set()}
    right, wrong = collections.Counter(), collections.Counter()
    rows = lambda claim, at: case.hits(claim["readings"], at)
    for verdict, one, two in pairs:
        sides = [(c, a.get("side"), b.get("side")) for c in case.key["claims"]
                 for a in rows(c, one) for b in rows(c, two) if a is not b]
        soft = any(c.get("soft") for c, _, _ in sides)
        if verdict == "differ":
            fit = {c["id"] for c, a, b in sides if c["verdict"] == "differ" and not c.get("soft") and a != b}
            against = not fit and not soft
        else:
            fit = {c["id"] for c, a, b in sides if c["verdict"] == "agree"}
            against = not fit and not soft and any(a != b for _, a, b in sides)
        found[verdict] |= fit
        right[verdict] += bool(fit)
        wrong[verdict] += against
    out = {v: collections.Counter(right=right[v], called=right[v] + wrong[v], found=len(found[v]),
                                  want=len(case.hard(v))) for v in found}
    return {**out, "traps": score_traps(case, [(a, b) for v, a, b in pairs if v == "differ"])}


def pairs_of(dossier):
    """A dossier's verdicts as pairs of readings."""
    out = []
    for claim in dossier.get("claims", []):
        if claim["verdict"] == "differ":
            out += [("differ", one, two) for one, two in opposed(claim)]
        for answer in claim.get("answers", []):
            rows = [claim["readings"][i] for i in answer["readings"]]
            out += [("agree", a, b) for n, a in enumerate(rows) for b in rows[n + 1:] if a["report"] != b["report"]]
    return out
