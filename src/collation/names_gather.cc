// SPDX-License-Identifier: Apache-2.0
#include "collation/names_gather.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace synoptic {
namespace {

constexpr std::size_t kMostForms = 32;  // of one entity; hostile text has no more to say

void count_form(std::vector<NameForm>& forms, NameForm form) {
  const auto known = std::ranges::find(forms, form.key, &NameForm::key);
  if (known != forms.end()) {
    ++known->mentions;
    if (known->generation.empty()) known->generation = form.generation;
  } else if (forms.size() < kMostForms) {
    form.mentions = 1;
    forms.push_back(std::move(form));
  }
}

NameEntity gather(const AnnotatedReport& report, const Entity& entity) {
  NameEntity out{.kind = entity.kind};
  std::string fullest;
  for (std::uint32_t i = 0; i < entity.mentions.size(); ++i) {
    NameForm form = take_apart(report, report.reading.names[entity.mentions[i]].span);
    if (entity.mentions[i] == entity.fullest) fullest = form.key;
    if (!form.parts.empty()) count_form(out.forms, std::move(form));
  }
  out.mentions = static_cast<std::uint32_t>(entity.mentions.size());
  std::ranges::sort(out.forms, [&fullest](const NameForm& a, const NameForm& b) {
    return std::make_tuple(a.key != fullest, -static_cast<int>(a.parts.size()), a.key) <
           std::make_tuple(b.key != fullest, -static_cast<int>(b.parts.size()), b.key);
  });
  return out;
}

}  // namespace

std::vector<std::uint32_t> report_ranks(Reports reports) {
  std::vector<ReportIndex> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&reports](ReportIndex a, ReportIndex b) {
    return std::tie(reports[a]->report.id, reports[a]->report.text, a) <
           std::tie(reports[b]->report.id, reports[b]->report.text, b);
  });
  std::vector<std::uint32_t> ranks(reports.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

std::vector<NameEntity> gather_entities(Reports reports) {
  const std::vector<std::uint32_t> ranks = report_ranks(reports);
  std::vector<NameEntity> entities;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const std::vector<Entity>& of_report = reports[r]->reading.entities;
    for (EntityIndex e = 0; e < of_report.size(); ++e) {
      NameEntity entity = gather(*reports[r], of_report[e]);
      if (entity.forms.empty()) continue;
      entity.report = r;
      entity.entity = e;
      entity.rank = ranks[r];
      for (const Role& role : reports[r]->reading.roles) {
        if (role.of != e) continue;
        entity.offices.push_back(fold_word(cut(reports[r]->report.text, role.head)));
      }
      entities.push_back(std::move(entity));
    }
  }
  std::ranges::sort(entities, {}, [](const NameEntity& entity) {
    return std::make_pair(entity.rank, entity.entity);
  });
  return entities;
}

NameSets::NameSets(std::size_t size) : parent_(size) {
  std::iota(parent_.begin(), parent_.end(), 0U);
}

std::uint32_t NameSets::root(std::uint32_t at) const {
  while (parent_[at] != at) {
    parent_[at] = parent_[parent_[at]];
    at = parent_[at];
  }
  return at;
}

void NameSets::join(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  if (a != b) parent_[std::max(a, b)] = std::min(a, b);
}

}  // namespace synoptic
