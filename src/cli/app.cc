// SPDX-License-Identifier: Apache-2.0
#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"

namespace synoptic {
namespace {

constexpr const char* kAbout =
    "Synoptic sets many news reports of the same events side by side: who says what, where the\n"
    "reports agree, where they differ, what only one of them has, and who has it from whom.\n"
    "Everything it prints is quoted from the reports, with the place where it stands.";

constexpr const char* kInput =
    "PATH is a file of text (.txt), HTML (.html, .htm) or JSON Lines (.jsonl), a web archive "
    "(.warc,\n"
    ".wet), a ZIP or tar archive of such files (.zip, .wacz, .tar, .tgz), any of them packed with\n"
    "gzip or Zstandard (.gz, .zst), a folder of them, @LIST (a file with a path per line) or - "
    "for\n"
    "standard input. A line of JSON is a report: {\"id\", \"outlet\", \"url\", \"title\", "
    "\"byline\",\n"
    "\"published\", \"language\", \"text\"}; only \"text\" is needed, and --map "
    "text=body,published=meta.date\n"
    "reads them from members of other names. A reports.json beside the files, or one folder above\n"
    "them, may say the same of them by id, the file name without its ending.\n";

// What --map says, or CLI11's error for wrong use.
void take_map(const std::string& argument, CommonOptions& options) {
  auto map = parse_field_map(argument);
  if (!map) throw CLI::ValidationError("--map", visible(map.error().detail));
  options.map = std::move(*map);
}

void add_common(CLI::App& verb, CommonOptions& options, const std::string& shown) {
  verb.add_option("PATH", options.paths, "Reports to read: files, folders, @LIST, -")->required();
  verb.add_option_function<std::string>(
          "--map", [&options](const std::string& argument) { take_map(argument, options); },
          "Where JSON lines have a field: text=body,published=meta.date")
      ->type_name("FIELD=MEMBER,…");
  verb.add_option("-j,--jobs", options.threads, "Threads (0: one per core); the output is the same")
      ->check(CLI::Range(0, 256));
  verb.add_flag("-q,--quiet", options.quiet, "No progress and no counts on standard error");
  auto* json = verb.add_flag("--json", options.json, "JSON Lines on standard output");
  auto* show = verb.add_flag("--show", options.show, shown);
  show->excludes(json);
  verb.add_flag("--no-color", options.no_color,
                "No colour, as NO_COLOR in the environment says too");
}

void add_compare(CLI::App& app, CompareCommand& command) {
  CLI::App* verb = app.add_subcommand("compare", "Read reports, print a dossier per storyline");
  add_common(*verb, command.common, "For eyes, which is the default here");
  verb->add_flag("--together", command.together, "All reports are of one storyline: one dossier");
  verb->add_flag("--all", command.everything, "Shorten no list");
  verb->add_option("--width", command.width, "Columns of the printed dossier")
      ->check(CLI::Range(80, 120));
  verb->add_option("--html", command.html, "Write the dossiers as one self-contained page");
  verb->add_option("--markdown", command.markdown, "Write them as Markdown with footnotes");
  verb->add_option("--explain", command.explain,
                   "Print why one claim is what it is: the rule, the values, what lost");
  verb->add_option("--keep", command.keep, "Keep reports and dossiers in this SQLite file");
  verb->footer(std::string("Examples:\n"
                           "  synoptic compare examples/harbour-talks\n"
                           "  synoptic compare --together monday.txt tuesday.html wire.jsonl\n"
                           "  synoptic compare --html dossier.html reports/\n"
                           "  synoptic compare --explain c3f2a91 reports/\n"
                           "  synoptic compare --json reports/ | jq '.claims[] | select(.verdict "
                           "== \"differ\")'\n\n") +
               kInput);
}

void add_plain(CLI::App& app, const char* name, const char* about, const char* shown,
               const char* examples, CommonOptions& options) {
  CLI::App* verb = app.add_subcommand(name, about);
  add_common(*verb, options, shown);
  verb->footer(std::string(examples) + "\n" + kInput);
}

void add_group(CLI::App& app, GroupCommand& command) {
  CLI::App* verb = app.add_subcommand("group", "The story of each report, as JSON Lines");
  add_common(*verb, command.common, "The stories with their reports, for eyes");
  verb->add_flag("--stories", command.stories,
                 "A line per story: headline, times, outlets, origins, names, copies, links");
  verb->add_option("--since", command.since,
                   "With --stories: also what is new since this date or time (ISO 8601)");
  verb->add_flag("--stream", command.at_once,
                 "Also a line per report as it comes, with \"at_once\": true");
  verb->add_option("--window", command.window, "How many reports, the latest, are grouped")
      ->check(CLI::Range(1, 10'000'000));
  verb->add_option("--state", command.state,
                   "Go on from this file where it exists, and keep the state in it");
  verb->add_flag("--resume", command.resume,
                 "With --state: skip as many records as the state has taken");
  verb->add_option("--save-every", command.save_every, "With --state: save after so many reports")
      ->check(CLI::Range(1, 10'000'000));
  verb->footer(std::string("Reports are grouped in the order they come, over a window of the "
                           "latest; the last line of a report\ncounts. \"redirect\" lines say "
                           "where a story went that was given out before.\n\nExamples:\n"
                           "  synoptic group archive.jsonl > stories.jsonl\n"
                           "  synoptic group --show reports/\n"
                           "  feed | synoptic group --state desk.state --stories -\n"
                           "  synoptic group --stories --since 2031-05-04T12:00Z day.jsonl\n\n") +
               kInput);
}

void add_reuse(CLI::App& app, ReuseCommand& command) {
  CLI::App* verb =
      app.add_subcommand("reuse", "Exact and near copies, and shared passages, as JSON Lines");
  add_common(*verb, command.common, "The shared words side by side, for eyes");
  verb->add_option("--at-least", command.at_least,
                   "Similarity (Jaccard, 5-word shingles) that makes a near copy, 0 to 1")
      ->check(CLI::Range(0.05, 1.0));
  verb->add_option("--min-words", command.min_words, "Words that make a shared passage")
      ->check(CLI::Range(6, 1000));
  verb->add_flag("--no-passages", command.no_passages, "Copies only, which is faster");
  auto* keep = verb->add_option("--keep", command.keep,
                                "Which copy to keep: first (by date, then id) or longest")
                   ->check(CLI::IsMember({"first", "longest"}));
  verb->add_option("--prefer", command.preferred,
                   "Keep the copy of this outlet; again for the next best; else the first")
      ->excludes(keep)
      ->expected(1)
      ->take_all();
  verb->add_option("--ids", command.ids,
                   "Print only the ids of what is kept or dropped, a line each")
      ->check(CLI::IsMember({"kept", "dropped"}));
  verb->footer(
      std::string("Lines, in this order:\n"
                  "  versions   one article that came more than once, and what changed\n"
                  "  exact      the same words in the same order: keep one, drop the others\n"
                  "  near       each dropped one is as similar to the kept one as asked for\n"
                  "  duplicate  a pair and its similarity\n"
                  "  passage    a stretch that reports share; its role is narrative, quote, "
                  "heading or\n"
                  "             boilerplate (what one outlet prints under many reports)\n\n"
                  "Examples:\n"
                  "  synoptic reuse reports/ | jq 'select(.kind == \"passage\")'\n"
                  "  synoptic reuse --show --at-least 0.8 archive.jsonl\n"
                  "  synoptic reuse --ids dropped --prefer \"Harbour Post\" archive.jsonl\n\n") +
      kInput);
}

// "@list.txt" stands for the paths in list.txt, a path a line.
std::vector<std::string> expand_lists(const std::vector<std::string>& paths,
                                      std::vector<Error>& faults) {
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    if (path.size() < 2 || path.front() != '@') {
      out.push_back(path);
      continue;
    }
    std::ifstream list(path.substr(1));
    if (!list) {
      faults.push_back({.fault = Fault::not_found,
                        .subject = path.substr(1),
                        .detail = "this list of paths cannot be opened"});
      continue;
    }
    for (std::string line; std::getline(list, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) out.push_back(line);
    }
  }
  return out;
}

int wrong_use(const std::string& what) {
  std::cerr << "synoptic: " << what << "\nTry: synoptic --help\n";
  return row_of(Fault::usage).exit_code;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app(kAbout, "synoptic");
  app.set_version_flag("--version", "synoptic " SYNOPTIC_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  synoptic compare reports/              the dossier, in the terminal\n"
      "  synoptic compare --html d.html *.txt   the same as a page\n"
      "  synoptic VERB --help                   more of one verb\n\n"
      "Exit codes: 0 done, 1 something could not be read (said which; the rest is done),\n"
      "2 wrong use, 3 archive busy, 4 archive corrupt, 5 disk full.");

  CompareCommand compare;
  ReuseCommand reuse;
  CommonOptions page;
  CommonOptions annotate;
  GroupCommand group;
  add_compare(app, compare);
  add_plain(
      app, "page", "The extracted reports, as JSON Lines", "Text and fields, for eyes",
      "Examples:\n  synoptic page story.html | jq -r .text\n  synoptic page --show story.html\n",
      page);
  add_plain(app, "annotate", "What each report says by itself, as JSON Lines",
            "Names, times, quantities, quotes and credits, for eyes",
            "Examples:\n  synoptic annotate reports/ | jq '.names | length'\n  synoptic annotate "
            "--show story.txt\n",
            annotate);
  add_group(app, group);
  add_reuse(app, reuse);

  const std::string first = argc > 1 ? argv[1] : "";
  const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
  const bool known = std::ranges::any_of(
      verbs, [&](const CLI::App* known_verb) { return known_verb->get_name() == first; });
  if (!first.empty() && first.front() != '-' && !known) {
    return wrong_use("there is no verb '" + visible(first) +
                     "'; the verbs are compare, page, annotate, group and reuse");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(e);
    return wrong_use(e.what());
  }

  const std::string verb = app.get_subcommands().front()->get_name();
  CommonOptions& common = verb == "compare"    ? compare.common
                          : verb == "page"     ? page
                          : verb == "annotate" ? annotate
                          : verb == "group"    ? group.common
                                               : reuse.common;
  std::vector<Error> list_faults;
  common.paths = expand_lists(common.paths, list_faults);
  for (const Error& fault : list_faults) print_fault(fault);
  const int code = verb == "compare"    ? run_compare(compare)
                   : verb == "page"     ? run_page(page)
                   : verb == "annotate" ? run_annotate(annotate)
                   : verb == "group"    ? run_group(group)
                                        : run_reuse(reuse);
  return code == 0 && !list_faults.empty() ? row_of(list_faults.front().fault).exit_code : code;
}

}  // namespace synoptic
