// The fixed words for what lineage finds, as the exported forms have them.
// SPDX-License-Identifier: Apache-2.0
#include "synoptic/lineage.h"

namespace synoptic {

std::string_view name_of(PassageKind kind) noexcept {
  return kind == PassageKind::verbatim ? "verbatim" : "near";
}

std::string_view name_of(PassageRole role) noexcept {
  switch (role) {
    case PassageRole::narrative:
      return "narrative";
    case PassageRole::quote:
      return "quote";
    case PassageRole::heading:
      return "heading";
    case PassageRole::boilerplate:
      return "boilerplate";
  }
  return "narrative";
}

std::string_view name_of(ChangeKind kind) noexcept {
  switch (kind) {
    case ChangeKind::cut:
      return "cut";
    case ChangeKind::insert:
      return "insert";
    case ChangeKind::replace:
      return "replace";
  }
  return "replace";
}

std::string_view name_of(OriginKind kind) noexcept {
  switch (kind) {
    case OriginKind::own:
      return "own";
    case OriginKind::agency:
      return "agency";
    case OriginKind::medium:
      return "medium";
    case OriginKind::document:
      return "document";
    case OriginKind::post:
      return "post";
    case OriginKind::statement:
      return "statement";
    case OriginKind::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view name_of(EdgeKind kind) noexcept {
  switch (kind) {
    case EdgeKind::passage:
      return "passage";
    case EdgeKind::credit:
      return "credit";
    case EdgeKind::byline:
      return "byline";
    case EdgeKind::link:
      return "link";
    case EdgeKind::family:
      return "family";
  }
  return "passage";
}

std::string_view name_of(Certainty certainty) noexcept {
  switch (certainty) {
    case Certainty::stated:
      return "stated";
    case Certainty::derived:
      return "derived";
    case Certainty::undirected:
      return "undirected";
  }
  return "undirected";
}

}  // namespace synoptic
