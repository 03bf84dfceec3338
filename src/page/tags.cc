// SPDX-License-Identifier: Apache-2.0
#include "page/tags.h"

#include <array>
#include <cstddef>

namespace synoptic {
namespace {

struct Row {
  std::string_view name;
  Tag tag;
  int flags;
};

constexpr Row kRows[] = {
    {"a", Tag::a, kFormatting},
    {"abbr", Tag::abbr, 0},
    {"acronym", Tag::acronym, 0},
    {"address", Tag::address, kSpecial | kClosesP},
    {"applet", Tag::applet, kSpecial | kScope},
    {"area", Tag::area, kSpecial | kVoid},
    {"article", Tag::article, kSpecial | kClosesP},
    {"aside", Tag::aside, kSpecial | kClosesP},
    {"audio", Tag::audio, 0},
    {"b", Tag::b, kFormatting | kBreaksOut},
    {"base", Tag::base, kSpecial | kVoid | kHead},
    {"basefont", Tag::basefont, kSpecial | kVoid | kHead},
    {"bdi", Tag::bdi, 0},
    {"bdo", Tag::bdo, 0},
    {"bgsound", Tag::bgsound, kSpecial | kVoid | kHead},
    {"big", Tag::big, kFormatting | kBreaksOut},
    {"blockquote", Tag::blockquote, kSpecial | kClosesP | kBreaksOut},
    {"body", Tag::body, kSpecial | kBreaksOut},
    {"br", Tag::br, kSpecial | kVoid | kBreaksOut},
    {"button", Tag::button, kSpecial},
    {"canvas", Tag::canvas, 0},
    {"caption", Tag::caption, kSpecial | kScope | kTablePart},
    {"center", Tag::center, kSpecial | kClosesP | kBreaksOut},
    {"cite", Tag::cite, 0},
    {"code", Tag::code, kFormatting | kBreaksOut},
    {"col", Tag::col, kSpecial | kVoid | kTablePart},
    {"colgroup", Tag::colgroup, kSpecial | kTablePart},
    {"data", Tag::data, 0},
    {"datalist", Tag::datalist, 0},
    {"dd", Tag::dd, kSpecial | kClosesP | kBreaksOut},
    {"del", Tag::del, 0},
    {"details", Tag::details, kSpecial | kClosesP},
    {"dfn", Tag::dfn, 0},
    {"dialog", Tag::dialog, kClosesP},
    {"dir", Tag::dir, kSpecial | kClosesP},
    {"div", Tag::div, kSpecial | kClosesP | kBreaksOut},
    {"dl", Tag::dl, kSpecial | kClosesP | kBreaksOut},
    {"dt", Tag::dt, kSpecial | kClosesP | kBreaksOut},
    {"em", Tag::em, kFormatting | kBreaksOut},
    {"embed", Tag::embed, kSpecial | kVoid | kBreaksOut},
    {"fieldset", Tag::fieldset, kSpecial | kClosesP},
    {"figcaption", Tag::figcaption, kSpecial | kClosesP},
    {"figure", Tag::figure, kSpecial | kClosesP},
    {"font", Tag::font, kFormatting},
    {"footer", Tag::footer, kSpecial | kClosesP},
    {"form", Tag::form, kSpecial | kClosesP},
    {"frame", Tag::frame, kSpecial | kVoid},
    {"frameset", Tag::frameset, kSpecial},
    {"h1", Tag::h1, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h2", Tag::h2, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h3", Tag::h3, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h4", Tag::h4, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h5", Tag::h5, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"h6", Tag::h6, kSpecial | kClosesP | kHeading | kBreaksOut},
    {"head", Tag::head, kSpecial | kBreaksOut},
    {"header", Tag::header, kSpecial | kClosesP},
    {"hgroup", Tag::hgroup, kSpecial | kClosesP},
    {"hr", Tag::hr, kSpecial | kVoid | kClosesP | kBreaksOut},
    {"html", Tag::html, kSpecial | kScope},
    {"i", Tag::i, kFormatting | kBreaksOut},
    {"iframe", Tag::iframe, kSpecial | kRawtext},
    {"img", Tag::img, kSpecial | kVoid | kBreaksOut},
    {"input", Tag::input, kSpecial | kVoid},
    {"ins", Tag::ins, 0},
    {"kbd", Tag::kbd, 0},
    {"keygen", Tag::keygen, kSpecial | kVoid},
    {"label", Tag::label, 0},
    {"legend", Tag::legend, 0},
    {"li", Tag::li, kSpecial | kClosesP | kBreaksOut},
    {"link", Tag::link, kSpecial | kVoid | kHead},
    {"listing", Tag::listing, kSpecial | kClosesP | kBreaksOut},
    {"main", Tag::main, kSpecial | kClosesP},
    {"map", Tag::map, 0},
    {"mark", Tag::mark, 0},
    {"marquee", Tag::marquee, kSpecial | kScope},
    {"math", Tag::math, 0},
    {"menu", Tag::menu, kSpecial | kClosesP | kBreaksOut},
    {"meta", Tag::meta, kSpecial | kVoid | kHead | kBreaksOut},
    {"meter", Tag::meter, 0},
    {"nav", Tag::nav, kSpecial | kClosesP},
    {"nobr", Tag::nobr, kFormatting | kBreaksOut},
    {"noembed", Tag::noembed, kSpecial | kRawtext},
    {"noframes", Tag::noframes, kSpecial | kRawtext | kHead},
    {"noscript", Tag::noscript, kSpecial | kHead},
    {"object", Tag::object, kSpecial | kScope},
    {"ol", Tag::ol, kSpecial | kClosesP | kBreaksOut},
    {"optgroup", Tag::optgroup, 0},
    {"option", Tag::option, 0},
    {"output", Tag::output, 0},
    {"p", Tag::p, kSpecial | kClosesP | kBreaksOut},
    {"param", Tag::param, kSpecial | kVoid},
    {"picture", Tag::picture, 0},
    {"plaintext", Tag::plaintext, kSpecial | kClosesP},
    {"pre", Tag::pre, kSpecial | kClosesP | kBreaksOut},
    {"progress", Tag::progress, 0},
    {"q", Tag::q, 0},
    {"rb", Tag::rb, 0},
    {"rp", Tag::rp, 0},
    {"rt", Tag::rt, 0},
    {"rtc", Tag::rtc, 0},
    {"ruby", Tag::ruby, kBreaksOut},
    {"s", Tag::s, kFormatting | kBreaksOut},
    {"samp", Tag::samp, 0},
    {"script", Tag::script, kSpecial | kHead},
    {"section", Tag::section, kSpecial | kClosesP},
    {"select", Tag::select, kSpecial},
    {"small", Tag::small, kFormatting | kBreaksOut},
    {"source", Tag::source, kSpecial | kVoid},
    {"span", Tag::span, kBreaksOut},
    {"strike", Tag::strike, kFormatting | kBreaksOut},
    {"strong", Tag::strong, kFormatting | kBreaksOut},
    {"style", Tag::style, kSpecial | kRawtext | kHead},
    {"sub", Tag::sub, kBreaksOut},
    {"summary", Tag::summary, kSpecial | kClosesP},
    {"sup", Tag::sup, kBreaksOut},
    {"svg", Tag::svg, 0},
    {"table", Tag::table, kSpecial | kScope | kClosesP | kBreaksOut},
    {"tbody", Tag::tbody, kSpecial | kTablePart},
    {"td", Tag::td, kSpecial | kScope | kTablePart},
    {"template", Tag::template_, kSpecial | kScope | kHead},
    {"textarea", Tag::textarea, kSpecial | kRcdata},
    {"tfoot", Tag::tfoot, kSpecial | kTablePart},
    {"th", Tag::th, kSpecial | kScope | kTablePart},
    {"thead", Tag::thead, kSpecial | kTablePart},
    {"time", Tag::time, 0},
    {"title", Tag::title, kSpecial | kRcdata | kHead},
    {"tr", Tag::tr, kSpecial | kTablePart},
    {"track", Tag::track, kSpecial | kVoid},
    {"tt", Tag::tt, kFormatting | kBreaksOut},
    {"u", Tag::u, kFormatting | kBreaksOut},
    {"ul", Tag::ul, kSpecial | kClosesP | kBreaksOut},
    {"var", Tag::var, kBreaksOut},
    {"video", Tag::video, 0},
    {"wbr", Tag::wbr, kSpecial | kVoid},
    {"xmp", Tag::xmp, kSpecial | kRawtext | kClosesP},
};

constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count);
constexpr std::size_t kSlots = 1024;
constexpr std::size_t kLongest = 10;  // "blockquote"

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::size_t slot_of(std::string_view name) noexcept {
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619u;
  return (hash ^ (hash >> 15u)) % kSlots;
}

struct Tables {
  std::array<std::uint8_t, kSlots> row{};  // 1-based row, 0: empty
  std::array<std::uint16_t, kTags> flags{};
  std::array<std::string_view, kTags> names{};
};

constexpr Tables make_tables() {
  Tables tables;
  std::uint8_t number = 0;
  for (const Row& row : kRows) {
    ++number;
    std::size_t slot = slot_of(row.name);
    while (tables.row[slot] != 0) slot = (slot + 1) % kSlots;
    tables.row[slot] = number;
    tables.flags[static_cast<std::size_t>(row.tag)] = static_cast<std::uint16_t>(row.flags);
    tables.names[static_cast<std::size_t>(row.tag)] = row.name;
  }
  return tables;
}

constexpr Tables kTables = make_tables();

bool same(std::string_view name, std::string_view known) noexcept {
  if (name.size() != known.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(name[i]) != known[i]) return false;
  }
  return true;
}

}  // namespace

Tag tag_of(std::string_view name) noexcept {
  if (name.empty() || name.size() > kLongest) return Tag::unknown;
  for (std::size_t slot = slot_of(name); kTables.row[slot] != 0; slot = (slot + 1) % kSlots) {
    const Row& row = kRows[kTables.row[slot] - 1u];
    if (same(name, row.name)) return row.tag;
  }
  return Tag::unknown;
}

std::string_view name_of(Tag tag) noexcept { return kTables.names[static_cast<std::size_t>(tag)]; }

std::uint16_t flags_of(Tag tag) noexcept { return kTables.flags[static_cast<std::size_t>(tag)]; }

}  // namespace synoptic
