// SPDX-License-Identifier: Apache-2.0
#include "page/metadata.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "page/dates.h"
#include "page/lines.h"
#include "page/names.h"
#include "page/rows.h"
#include "page_data.h"
#include "synoptic/json.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestJson = std::size_t{2} << 20;
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kLongestName = 80;

// What <meta> elements say, by name in lower case; of several the first.
using Metas = std::map<std::string, Said, std::less<>>;

std::string text_in(const Tree& tree, NodeIndex element) {
  std::string text;
  for (NodeIndex i = element + 1; i < tree.nodes[element].end; ++i) {
    text += tree.text_of(tree.nodes[i]);
  }
  return text;
}

// An article's object in JSON-LD: by its type, or by having a headline.
bool is_article(const JsonValue& object) {
  const auto type_says = [](std::string_view type) {
    return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
  };
  const JsonValue* type = object.find("@type");
  if (type != nullptr) {
    if (type_says(type->string)) return true;
    for (const JsonValue& each : type->items) {
      if (type_says(each.string)) return true;
    }
  }
  return object.find("headline") != nullptr && object.find("datePublished") != nullptr;
}

// The first article in a JSON-LD document; depth is bounded by the parser.
const JsonValue* find_article(const JsonValue& value) {
  if (value.kind == JsonValue::Kind::object && is_article(value)) return &value;
  for (const JsonValue& item : value.items) {
    if (const JsonValue* found = find_article(item)) return found;
  }
  for (const auto& [name, member] : value.members) {
    if (name != "@graph" && name != "mainEntity" && name != "mainEntityOfPage") continue;
    if (const JsonValue* found = find_article(member)) return found;
  }
  return nullptr;
}

// A person or organisation in JSON-LD: a string, an object with a name, or a list of them.
void collect_names(const JsonValue& value, std::vector<std::string>& names) {
  if (names.size() >= kMostNames) return;
  if (value.kind == JsonValue::Kind::string) names.push_back(value.string);
  if (const auto name = value.text_of("name")) names.push_back(*name);
  if (const JsonValue* name = value.find("name"); name != nullptr && !name->items.empty()) {
    collect_names(*name, names);
  }
  for (const JsonValue& item : value.items) collect_names(item, names);
}

// An object that stands elsewhere in the document by its "@id".
const JsonValue& resolved(const JsonValue& value, const JsonValue& document) {
  const auto id = value.text_of("@id");
  if (!id || value.find("name") != nullptr) return value;
  const JsonValue* graph = document.find("@graph");
  for (const JsonValue& each : graph == nullptr ? document.items : graph->items) {
    if (each.text_of("@id") == id && each.find("name") != nullptr) return each;
  }
  return value;
}

bool is_false(const JsonValue* value) {
  if (value == nullptr) return false;
  if (value->kind == JsonValue::Kind::boolean) return !value->boolean;
  return lower_case(value->string) == "false";
}

class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {}

  Metadata read() {
    for (NodeIndex i = 0; i < tree_.nodes.size(); ++i) look_at(i);
    take_metas();
    if (!found_.titles.empty()) found_.outlet.headline = found_.titles.front().value;
    if (title_) {
      found_.titles.push_back(*title_);
      found_.outlet.title = title_->value;
    }
    if (found_.canonical_url) found_.outlet.url = found_.canonical_url->value;
    if (!found_.published) found_.published = time_;
    return std::move(found_);
  }

 private:
  void look_at(NodeIndex i) {
    const Node& node = tree_.nodes[i];
    if (node.tag == Tag::meta) {
      look_at_meta(node);
    } else if (node.tag == Tag::script) {
      if (lower_case(tree_.value_of(node, AttributeName::type)).find("ld+json") !=
          std::string::npos)
        take_json(i);
    } else if (node.tag == Tag::title) {
      if (!title_) title_ = text_said(i, "title");
    } else if (node.tag == Tag::link) {
      look_at_link(node);
    } else if (node.tag == Tag::html) {
      say(found_.language, node, AttributeName::lang, "html");
    } else if (node.tag == Tag::time) {
      look_at_time(node, i);
    } else if (const std::string_view item = tree_.value_of(node, AttributeName::itemprop);
               !item.empty()) {
      look_at_item(node, i, item);
    }
  }

  void say(std::optional<Said>& slot, const Node& node, AttributeName attribute,
           std::string_view from) const {
    const Attribute* found = tree_.find(node, attribute);
    if (slot || found == nullptr || trim(tree_.value_of(*found)).empty()) return;
    slot = Said{fold_blanks(tree_.value_of(*found)), std::string(from), found->place};
  }

  [[nodiscard]] DayOrder order() const {
    return found_.language ? day_order_of(found_.language->value) : DayOrder::unknown;
  }

  void look_at_link(const Node& node) {
    if (lower_case(tree_.value_of(node, AttributeName::rel)) == "canonical")
      say(found_.canonical_url, node, AttributeName::href, "link");
  }

  void look_at_meta(const Node& node) {
    const Attribute* content = tree_.find(node, AttributeName::content);
    if (content == nullptr || trim(tree_.value_of(*content)).empty()) return;
    for (const AttributeName key : {AttributeName::property, AttributeName::name,
                                    AttributeName::itemprop, AttributeName::http_equiv}) {
      const std::string name = lower_case(trim(tree_.value_of(node, key)));
      if (!name.empty())
        metas_.try_emplace(name,
                           Said{fold_blanks(tree_.value_of(*content)), "meta", content->place});
    }
  }

  [[nodiscard]] Said text_said(NodeIndex element, std::string_view from) const {
    Said said{fold_blanks(text_in(tree_, element)), std::string(from), {}};
    for (NodeIndex i = element + 1; i < tree_.nodes[element].end; ++i) {
      if (!tree_.nodes[i].is_text()) continue;
      const Span place = tree_.nodes[i].place;
      said.place = said.place.empty() ? place : hull(said.place, place);
    }
    return said;
  }

  void look_at_time(const Node& node, NodeIndex i) {
    const std::string_view item = tree_.value_of(node, AttributeName::itemprop);
    std::string_view given = tree_.value_of(node, AttributeName::datetime);
    const std::string shown = given.empty() ? text_in(tree_, i) : std::string();
    if (given.empty()) given = shown;
    const auto date = read_date(given, order());
    if (!date) return;
    if (item.find("dateModified") != std::string_view::npos) {
      if (!found_.modified) found_.modified = Said{*date, "time", {}};
    } else if (!time_ || (!time_sure_ && item.find("datePublished") != std::string_view::npos)) {
      time_ = Said{*date, "time", {}};
      time_sure_ = item.find("datePublished") != std::string_view::npos;
    }
  }

  void look_at_item(const Node& node, NodeIndex i, std::string_view item) {
    std::string_view given = tree_.value_of(node, AttributeName::content);
    if (given.empty()) given = tree_.value_of(node, AttributeName::datetime);
    const std::string shown = given.empty() ? text_in(tree_, i).substr(0, 200) : std::string();
    if (given.empty()) given = shown;
    if (item == "datePublished" || item == "dateModified") {
      const auto date = read_date(given, order());
      auto& slot = item == "datePublished" ? item_published_ : found_.modified;
      if (date && !slot) slot = Said{*date, "meta", {}};
    } else if (item == "author" && items_.size() < kMostNames &&
               trim(given).size() <= kLongestName) {
      items_.push_back(fold_blanks(given));
    }
  }

  void take_json(NodeIndex script) {
    const std::string text = text_in(tree_, script);
    if (text.size() > kLongestJson) return;
    const auto value = parse_json(trim(text));
    if (!value) return;
    const JsonValue* article = find_article(*value);
    if (article == nullptr || found_json_) return;
    found_json_ = true;
    const auto take = [&](std::optional<Said>& slot, std::string_view name) {
      if (const auto given = article->text_of(name))
        slot = Said{fold_blanks(*given), "json-ld", {}};
    };
    if (const auto headline = article->text_of("headline")) {
      found_.titles.push_back({fold_blanks(*headline), "json-ld", {}});
    }
    if (auto body = article->text_of("articleBody")) found_.article_body = std::move(*body);
    take_json_date(*article, "datePublished", found_.published);
    take_json_date(*article, "dateModified", found_.modified);
    std::optional<Said> language;
    take(language, "inLanguage");
    if (language && !found_.language) found_.language = language;
    take(found_.section, "articleSection");
    take_json_kind(*article);
    take_json_names(*article, *value);
  }

  void take_json_kind(const JsonValue& article) {
    const JsonValue* type = article.find("@type");
    found_.live = type != nullptr && type->string == "LiveBlogPosting";
    found_.paywalled = is_false(article.find("isAccessibleForFree"));
  }

  static void take_json_date(const JsonValue& article, std::string_view name,
                             std::optional<Said>& slot) {
    const auto given = article.text_of(name);
    const auto date = given ? read_date(*given) : std::nullopt;
    if (date) slot = Said{*date, "json-ld", {}};
  }

  void take_json_names(const JsonValue& article, const JsonValue& document) {
    std::vector<std::string> names;
    if (const JsonValue* author = article.find("author")) {
      collect_names(resolved(*author, document), names);
      for (const JsonValue& each : author->items) collect_names(resolved(each, document), names);
    }
    found_.byline = tidy_names(names);
    if (!found_.byline.empty()) found_.byline_from = "json-ld";
    names.clear();
    if (const JsonValue* publisher = article.find("publisher")) {
      collect_names(resolved(*publisher, document), names);
    }
    if (!names.empty()) found_.outlet.publisher = fold_blanks(names.front());
  }

  // Rows of data/metadata.txt, for what is not known yet.
  void take_metas() {
    each_row(page_data::metadata, [this](const Row& row) {
      const auto meta = metas_.find(row[1]);
      if (meta != metas_.end()) take_meta(row[0], meta->second);
    });
    const auto type = metas_.find("og:type");
    found_.video = type != metas_.end() && type->second.value.starts_with("video");
    found_.says_article = found_json_ || (type != metas_.end() && type->second.value == "article");
    if (!found_.published) found_.published = item_published_;
    if (found_.byline.empty() && !items_.empty()) take_byline(items_, "meta");
  }

  void take_byline(const std::vector<std::string>& names, std::string_view from) {
    found_.byline = tidy_names(names);
    if (!found_.byline.empty()) found_.byline_from = from;
  }

  void take_meta(std::string_view field, const Said& said) {
    const auto take_date = [this, &said](std::optional<Said>& slot) {
      const auto date = slot ? std::nullopt : read_date(said.value, order());
      if (date) slot = Said{*date, "meta", said.place};
    };
    const auto take = [&said](std::optional<Said>& slot) {
      if (!slot) slot = said;
    };
    if (field == "title") found_.titles.push_back(said);
    if (field == "deck") take(found_.deck);
    if (field == "byline" && found_.byline.empty()) take_byline({said.value}, "meta");
    if (field == "outlet" && found_.outlet.site_name.empty()) found_.outlet.site_name = said.value;
    if (field == "application" && found_.outlet.application.empty()) {
      found_.outlet.application = said.value;
    }
    if (field == "section") take(found_.section);
    if (field == "published") take_date(found_.published);
    if (field == "modified") take_date(found_.modified);
    if (field == "language") take(found_.language);
    if (field == "canonical_url") take(found_.canonical_url);
  }

  const Tree& tree_;
  Metadata found_;
  Metas metas_;
  std::optional<Said> title_;
  std::optional<Said> time_;
  bool time_sure_ = false;
  std::optional<Said> item_published_;
  std::vector<std::string> items_;
  bool found_json_ = false;
};

}  // namespace

Metadata read_metadata(const Tree& tree) { return Reader(tree).read(); }

}  // namespace synoptic
