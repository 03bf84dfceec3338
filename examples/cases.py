# Cases of examples/: their reports as text, their keys, and where words stand.
# SPDX-License-Identifier: Apache-2.0
"""Used by check.py (holds the keys to the reports) and score.py (holds dossiers to the keys).

A case is a folder with key.json and reports: *.txt and *.html, with reports.json for what is known of
them, or one *.jsonl with a report a line. README.md beside this file describes the key.
"""
import html.parser
import json
import pathlib
import re

SCHEMA = "synoptic.case/1"

KINDS = ("count", "duration", "amount", "date", "place", "role", "status", "name", "participants",
         "outcome", "other")
NAME_KINDS = ("person", "organization", "place", "group", "other")
AGREE = ("equal", "rounding", "hedge", "granularity", "containment", "later_state", "part_whole", "scope",
         "same_office")
DIFFER = ("value", "attributed", "identity")
STANCES = ("demands", "rejects", "accepts", "offers", "undecided")
CREDITS = ("medium", "agency", "document", "post", "statement", "anonymous", "photo", "contribution")
CHANGES = ("whole", "cut", "reworded")

# Pairs that look like a disagreement and are none. What each means: README.md.
TRAPS = ("rounding", "hedge", "granularity", "containment", "later_state", "part_whole", "scope",
         "same_office", "two_offices", "longer_list", "namesakes", "other_happening", "planned", "voice",
         "units", "ordinal")
# Kinds whose two readings are not the same thing, so that no agreement may join them either.
APART = ("later_state", "part_whole", "scope", "other_happening", "namesakes", "ordinal")


def cases_in(folder):
    """The case folders in a folder, by name; the folder itself where it is a case."""
    folder = pathlib.Path(folder)
    if (folder / "key.json").exists():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/key.json"))


class _Blocks(html.parser.HTMLParser):
    """The text of a page's body, a line per block; what no reader sees is left out."""

    UNSEEN = ("script", "style", "head", "noscript")
    BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "div", "figcaption", "blockquote", "section", "article",
              "aside", "footer", "header", "nav", "figure", "ul", "time", "button", "br")

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.unseen = 0
        self.out = []

    def handle_starttag(self, tag, attrs):
        if tag in self.UNSEEN:
            self.unseen += 1
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag):
        if tag in self.UNSEEN:
            self.unseen -= 1
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.out.append(re.sub(r"\s+", " ", data))


def text_of_html(page):
    blocks = _Blocks()
    blocks.feed(page)
    lines = (line.strip() for line in "".join(blocks.out).split("\n"))
    return "\n\n".join(line for line in lines if line)


def load_reports(case):
    """Per id the fields of the report, with `text` and `file`."""
    case = pathlib.Path(case)
    known = {}
    if (case / "reports.json").exists():
        known = {row["id"]: row for row in json.loads((case / "reports.json").read_text(encoding="utf-8"))}
    out = {}
    for path in sorted(case.iterdir()):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
                out[row["id"]] = {**row, "text": text, "file": path}
        elif path.suffix in (".txt", ".html"):
            text = path.read_text(encoding="utf-8")
            text = text_of_html(text) if path.suffix == ".html" else text
            out[path.stem] = {**known.get(path.stem, {}), "id": path.stem, "text": text, "file": path}
    return out


def load_key(case):
    return json.loads((pathlib.Path(case) / "key.json").read_text(encoding="utf-8"))


def places(text, words):
    """Where words stand in a text: whole words, and any white space for white space."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def place(text, words):
    """The one place where words stand, else None."""
    found = places(text, words)
    return found[0] if len(found) == 1 else None


def write_key(key):
    """A key as JSON with a reading a line, so that a change is seen in a diff."""

    def flat(value):
        return json.dumps(value, ensure_ascii=False)

    def entry(item):
        inner = next((name for name in ("readings", "groups") if name in item), None)
        if inner is None:
            return "  " + flat(item)
        head = flat({name: value for name, value in item.items() if name != inner})[:-1]
        rows = ",\n".join("    " + flat(row) for row in item[inner])
        return f'  {head}, "{inner}": [\n{rows}]}}'

    def part(name, value):
        if isinstance(value, list):
            return f' "{name}": [\n' + ",\n".join(entry(item) for item in value) + "]"
        if isinstance(value, dict):
            return f' "{name}": {{\n' + ",\n".join(part(n, v) for n, v in value.items()) + "}"
        return f' "{name}": {flat(value)}'

    return "{\n" + ",\n".join(part(name, value) for name, value in key.items()) + "\n}\n"
