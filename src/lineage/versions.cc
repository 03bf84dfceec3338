// Versions: the same article, fetched or published more than once.
// SPDX-License-Identifier: Apache-2.0
//
// Two reports are versions of one when they have one address and share much of their text: pages
// with one address and nothing in common are a front page or a live page on two days. The address
// is the canonical one that the page names, else its own, without what only says how a reader came
// there (scheme, "www.", fragment, trailing slash, campaign parameters).
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "lineage/addresses.h"
#include "lineage/shingles.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"
#include "synoptic/time.h"

namespace synoptic {
namespace {

using namespace lineage;

constexpr double kSameArticle = 0.3;  // of the shorter version's shingles

// Parameters that say how a reader came to a page; those that end with "_" are beginnings.
constexpr std::array<std::string_view, 12> kCampaign = {"utm_",   "at_",    "fbclid", "gclid",
                                                        "mc_cid", "mc_eid", "cmpid",  "cmp",
                                                        "ref",    "smid",   "ncid",   "ito"};

bool is_campaign(std::string_view parameter) {
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return std::ranges::any_of(kCampaign, [&](std::string_view known) {
    return known.ends_with('_') ? name.starts_with(known) : name == known;
  });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Share of the shorter one's distinct shingles that the other has too.
double shared_part(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(shorter);
}

std::vector<std::uint64_t> shingles_of(const Report& report) {
  std::vector<std::uint64_t> out;
  const Words words = scan_words(report.text, report.furniture, WordDetail::hashes);
  for_each_shingle(words, 3, [&](std::uint64_t hash, std::uint32_t) { out.push_back(hash); });
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<Instants> when(const Report& report) {
  const auto modified = report.modified ? parse_iso(*report.modified) : std::nullopt;
  const auto moment = modified ? modified : report.published_at();
  return moment ? std::optional(instants_of(*moment)) : std::nullopt;
}

}  // namespace

std::string article_address(const Report& report) {
  if (report.canonical_url) return lineage::address_of(*report.canonical_url);
  return report.url ? lineage::address_of(*report.url) : std::string();
}

std::string lineage::address_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  std::string_view query;
  if (const auto mark = url.find('?'); mark != std::string_view::npos) {
    query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto slash = url.find('/');
  if (slash == std::string_view::npos && query.empty()) return {};  // a front page
  std::string out = lower(url.substr(0, slash));
  if (out.starts_with("www.")) out.erase(0, 4);
  if (slash != std::string_view::npos) out += url.substr(slash);
  char mark = '?';
  while (!query.empty()) {
    const auto end = query.find('&');
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_campaign(parameter)) {
      out += mark;
      out += parameter;
      mark = '&';
    }
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
  }
  return out;
}

std::vector<VersionGroup> find_versions(PlainReports reports) {
  std::map<std::string, std::vector<ReportIndex>> by_address;
  for (const ReportIndex index : canonical_order(reports)) {
    std::string address = article_address(*reports[index]);
    if (!address.empty()) by_address[std::move(address)].push_back(index);
  }
  std::vector<VersionGroup> groups;
  for (auto& [address, members] : by_address) {
    if (members.size() < 2) continue;
    // Later versions last; where dates do not tell, in canonical order.
    std::ranges::stable_sort(members, {}, [&](ReportIndex index) {
      const auto moment = when(*reports[index]);
      return moment ? moment->latest : std::int64_t{0};
    });
    std::vector<std::vector<std::uint64_t>> shingles;
    for (const ReportIndex index : members) shingles.push_back(shingles_of(*reports[index]));
    VersionGroup group;
    group.versions.push_back(members.back());
    for (std::size_t i = members.size() - 1; i-- > 0;) {
      if (shared_part(shingles[i], shingles.back()) < kSameArticle) continue;
      const auto earlier = when(*reports[members[i]]);
      const auto later = when(*reports[group.versions.back()]);
      if (!earlier || !later || earlier->latest >= later->earliest) group.order_known = false;
      group.versions.push_back(members[i]);
    }
    std::ranges::reverse(group.versions);
    if (group.versions.size() > 1) groups.push_back(std::move(group));
  }
  std::ranges::sort(groups, {}, [](const VersionGroup& g) { return g.versions; });
  return groups;
}

namespace {

// What changed words say of one kind, in order: folded, so that two versions can be compared.
using Said = std::vector<std::string>;

template <typename Annotations, typename SpanOf, typename WordsOf>
Said said_in(const Annotations& annotations, Span changed, SpanOf&& span_of, WordsOf&& words_of) {
  Said said;
  if (changed.empty()) return said;
  for (const auto& annotation : annotations) {
    if (span_of(annotation).overlaps(changed)) said.push_back(words_of(annotation));
  }
  return said;
}

std::string folded(const AnnotatedReport& report, Span span) {
  std::string out;
  const auto range = report.text.tokens_in(span);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    out += report.text.fold(t);
    out += ' ';
  }
  return out;
}

struct SaidOfKinds {
  Said names, numbers, times;
  bool quotes = false;
};

SaidOfKinds said_of_kinds(const AnnotatedReport& report, Span changed) {
  const Reading& reading = report.reading;
  const auto own_span = [](const auto& annotation) { return annotation.span; };
  const auto words = [&](const auto& annotation) { return folded(report, annotation.span); };
  SaidOfKinds said;
  said.names = said_in(reading.names, changed, own_span, words);
  said.numbers = said_in(
      reading.quantities, changed, [](const Quantity& q) { return q.number_span; },
      [&](const Quantity& q) { return folded(report, q.number_span); });
  said.times = said_in(reading.times, changed, own_span, words);
  said.quotes = !changed.empty() && std::ranges::any_of(reading.quotes, [&](const Quote& quote) {
    return quote.span.overlaps(changed);
  });
  return said;
}

}  // namespace

Revision compare_versions(const AnnotatedReport& before, const AnnotatedReport& after) {
  Revision revision;
  for (const TextEdit& edit : diff_reports(before.report, after.report)) {
    const SaidOfKinds old = said_of_kinds(before, edit.before);
    const SaidOfKinds now = said_of_kinds(after, edit.after);
    revision.changes.push_back({.edit = edit,
                                .names = old.names != now.names,
                                .numbers = old.numbers != now.numbers,
                                .times = old.times != now.times,
                                .quotes = old.quotes || now.quotes});
  }
  return revision;
}

std::vector<std::string_view> touched_by(const RevisionChange& change) {
  std::vector<std::string_view> out;
  if (change.names) out.emplace_back("names");
  if (change.numbers) out.emplace_back("numbers");
  if (change.times) out.emplace_back("times");
  if (change.quotes) out.emplace_back("quotes");
  return out;
}

}  // namespace synoptic
