// SPDX-License-Identifier: Apache-2.0
#include "synoptic/json.h"
#include "synoptic/page.h"
#include "synoptic/utf8.h"

namespace synoptic {

std::string_view name_of(FurnitureKind kind) noexcept {
  switch (kind) {
    case FurnitureKind::caption:
      return "caption";
    case FurnitureKind::share:
      return "share";
    case FurnitureKind::teaser:
      return "teaser";
    case FurnitureKind::notice:
      return "notice";
    case FurnitureKind::credit:
      return "credit";
    case FurnitureKind::byline:
      return "byline";
    case FurnitureKind::dateline:
      return "dateline";
    case FurnitureKind::deck:
      return "deck";
    case FurnitureKind::comment:
      return "comment";
    case FurnitureKind::menu:
      return "menu";
    case FurnitureKind::other:
      break;
  }
  return "other";
}

std::string_view name_of(PageKind kind) noexcept {
  switch (kind) {
    case PageKind::article:
      return "article";
    case PageKind::several:
      return "several";
    case PageKind::part:
      return "part";
    case PageKind::front:
      return "front";
    case PageKind::live:
      return "live";
    case PageKind::video:
      return "video";
    case PageKind::wall:
      return "wall";
    case PageKind::none:
      break;
  }
  return "none";
}

std::string to_json(const Report& report) {
  const Body body = body_of(report);
  const CodePoints points(body.text);
  JsonWriter out;
  out.begin_object().key("id").string(report.id);
  out.key("url").optional_string(report.url);
  out.key("title").optional_string(report.title);
  out.key("deck").optional_string(report.deck);
  out.key("byline").begin_array();
  for (const std::string& name : report.byline) out.string(name);
  out.end_array();
  out.key("dateline").optional_string(report.dateline);
  out.key("outlet").optional_string(report.outlet);
  out.key("published").optional_string(report.published);
  out.key("modified").optional_string(report.modified);
  out.key("section").optional_string(report.section);
  out.key("language").optional_string(report.language);
  out.key("other_languages").begin_array();
  for (const std::string& language : report.other_languages) out.string(language);
  out.end_array();
  out.key("canonical_url").optional_string(report.canonical_url);
  out.key("kind").string(name_of(report.kind));
  out.key("paywalled").boolean(report.paywalled);
  out.key("cut_off").boolean(report.cut_off);
  out.key("text").string(body.text);
  out.key("furniture").begin_array();
  for (const Furniture& furniture : body.furniture) {
    out.begin_object().key("span").span(points.of(furniture.span));
    out.key("kind").string(name_of(furniture.kind)).end_object();
  }
  out.end_array();
  out.key("set_aside").begin_array();
  for (const SetAside& piece : body.set_aside) {
    out.begin_object().key("kind").string(name_of(piece.kind));
    out.key("text").string(piece.text);
    out.key("bytes").span(piece.page).end_object();
  }
  out.end_array();
  out.key("from").begin_object();
  for (const FieldOrigin& row : report.from) out.key(row.field).string(row.from);
  out.end_object();
  out.end_object();
  return out.take();
}

}  // namespace synoptic
