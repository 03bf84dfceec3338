#!/usr/bin/env python3
# Reads every #include and holds it to the stages' declarations.
# SPDX-License-Identifier: Apache-2.0
"""check_layers.py ROOT            reads ROOT/src, ROOT/include and the stages' CMake statements
check_layers.py --self-test       plants one fault of each kind in a small tree and must find it

Fails on
  - an include of another stage's public header that the stage's DEPENDS does not name,
  - a private header of another folder,
  - a third-party header in a folder whose USES does not name its library,
  - a DEPENDS that points rightwards along the pipeline.
"""
import pathlib, re, sys, tempfile

ORDER = "base intake page text reading lineage story collation dossier archive pipeline cli".split()
BASE_HEADERS = {"result", "span", "ids", "time", "json", "utf8", "parallel"}
# Which library a third-party header belongs to: the header's first folder or its name.
LIBRARY_OF = {"unicode": "icu", "cld2": "cld2", "uchardet": "uchardet", "zlib.h": "compression", "zstd.h": "compression",
              "brotli": "compression", "archive.h": "libarchive", "archive_entry.h": "libarchive",
              "gumbo.h": "gumbo", "simdjson.h": "simdjson", "xxhash.h": "xxhash",
              "sqlite3.h": "sqlite", "CLI": "cli11"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def declarations(root):
    """Per stage its DEPENDS and USES."""
    out = {}
    for path in sorted((root / "src").glob("*/CMakeLists.txt")):
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        call = re.search(r"synoptic_stage\(\s*(\w+)(.*?)\)", text, re.S)
        if not call:
            continue
        lists, current = {}, None
        for word in call.group(2).split():
            if word.isupper():
                current = lists.setdefault(word, [])
            elif current is not None:
                current.append(word)
        out[call.group(1)] = {"depends": set(lists.get("DEPENDS", [])), "uses": set(lists.get("USES", [])),
                              "sources": set(lists.get("SOURCES", []))}
    return out


def stage_of_header(name):
    return "base" if name in BASE_HEADERS else name


def faults_of_file(path, stage, declared, root):
    where = path.relative_to(root)
    for mark, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
        parts = header.split("/")
        if parts[0] == "synoptic" and len(parts) == 2:
            other = stage_of_header(parts[1].removesuffix(".h"))
            if other != stage and other not in declared["depends"] and stage in ORDER:
                yield f"{where}: includes {header}, but {stage} does not declare {other}"
        elif mark == '"' and parts[0] in ORDER:
            if parts[0] != stage:
                yield f"{where}: includes {header}, a private header of {parts[0]}"
        elif parts[0] in LIBRARY_OF and LIBRARY_OF[parts[0]] not in declared["uses"]:
            yield f"{where}: includes {header}, but {stage} does not use {LIBRARY_OF[parts[0]]}"


def faults(root):
    declared = declarations(root)
    for stage, lists in declared.items():
        for other in sorted(lists["depends"]):
            if other not in ORDER or ORDER.index(other) >= ORDER.index(stage):
                yield f"src/{stage}/CMakeLists.txt: {stage} depends on {other}, which does not stand to its left"
        folder = root / "src" / stage
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".cc", ".h"):
                continue
            if path.suffix == ".cc" and path.name not in lists["sources"] | {"main.cc"}:
                yield f"{path.relative_to(root)}: stands in no SOURCES"
            yield from faults_of_file(path, stage, lists, root)
    for path in sorted((root / "include" / "synoptic").glob("*.h")):
        stage = stage_of_header(path.stem)
        if stage == "synoptic":
            continue
        # A public header shows its users no third-party header at all.
        lists = declared.get(stage, {"depends": set()})
        yield from faults_of_file(path, stage, {"depends": lists["depends"], "uses": set()}, root)


def self_test():
    good = {"src/base/CMakeLists.txt": "synoptic_stage(base\n  SOURCES a.cc\n  USES xxhash)",
            "src/base/a.cc": "#include <xxhash.h>\n#include \"synoptic/ids.h\"\n", "include/synoptic/ids.h": "",
            "src/text/CMakeLists.txt": "synoptic_stage(text\n  DEPENDS base\n  SOURCES t.cc)",
            "src/text/t.cc": "#include \"synoptic/ids.h\"\n#include \"text/t.h\"\n", "src/text/t.h": "",
            "include/synoptic/text.h": "#include \"synoptic/ids.h\"\n"}
    plants = {"undeclared stage": ("src/text/t.cc", "#include \"synoptic/page.h\"\n"),
              "private header": ("src/text/t.cc", "#include \"base/secret.h\"\n"),
              "third party": ("src/text/t.cc", "#include <unicode/uchar.h>\n"),
              "third party in public": ("include/synoptic/ids.h", "#include <xxhash.h>\n"),
              "rightwards": ("src/base/CMakeLists.txt", "synoptic_stage(base\n  DEPENDS text\n  SOURCES a.cc\n  USES xxhash)"),
              "unlisted source": ("src/text/u.cc", "\n")}
    for name, plant in [("nothing", None), *plants.items()]:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in {**good, **({plant[0]: plant[1]} if plant else {})}.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            found = list(faults(root))
            if bool(found) != bool(plant):
                sys.exit(f"self-test: planted {name}, found {found}")
    print(f"{len(plants)} planted faults found, none in a clean tree")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    declared = declarations(root)
    missing = [stage for stage in ORDER if stage not in declared]
    found = [f"src/{stage}: no synoptic_stage statement" for stage in missing] + list(faults(root))
    for line in found:
        print(line)
    print(f"{len(declared)} stages, {len(found)} faults")
    sys.exit(1 if found else 0)


main()
