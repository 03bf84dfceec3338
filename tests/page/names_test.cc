// SPDX-License-Identifier: Apache-2.0
#include "page/names.h"

#include <gtest/gtest.h>

#include <string>

#include "page/outlet.h"

namespace synoptic {
namespace {

std::string tidy(const std::string& given, std::string_view outlet = {}) {
  std::string names;
  for (const std::string& name : tidy_names({given}, {outlet})) {
    names += (names.empty() ? "" : "; ") + name;
  }
  return names;
}

struct BylineRow {
  std::string_view given;
  std::string_view names;
};

TEST(Bylines, AreCutIntoNames) {
  constexpr BylineRow kRows[] = {
      {"By Jane Roe, Ada Quill and Tom Hale", "Jane Roe; Ada Quill; Tom Hale"},
      {"Jane Roe, Staff Writer", "Jane Roe"},
      {"Jane Roe Associated Press", "Jane Roe"},
      {"Jane Roe Orra Courier", "Jane Roe"},
      {"Jane Roe Monday May 4", "Jane Roe"},
      {"Jane E. Roe", "Jane E. Roe"},
      {"Jane Roe (Orra)", "Jane Roe"},
      {"https://courier.example/jane", ""},
      {"jane@courier.example", ""},
      {"Orra Courier", "Orra Courier"},
      {"Orra Courier, Jane Roe", "Jane Roe"},
      {"Reuters", "Reuters"},
      {"Par : Jeanne Roche et Luc Ferrand", "Jeanne Roche; Luc Ferrand"},
      {"Von Jörg Müller-Lind und Ada Quill", "Jörg Müller-Lind; Ada Quill"},
      {"Автор: Ольга Зимина", "Ольга Зимина"},
      {"作者：张小河", "张小河"},
      {"記者林安娜／奧拉報導", "林安娜"},
      {"記者林安娜、王大文／奧拉報導", "林安娜; 王大文"},
      {"Submitted by Jane Roe on Tue", "Jane Roe"},
      {"Jane Roe Price: little", ""},
      {"Par Jeanne Roche Publié le", "Jeanne Roche"},
      {"Por Rui Bastos Publicado em", "Rui Bastos"},
      {"Di Rosa Conti Pubblicato il", "Rosa Conti"},
      {"Von Jörg Müller-Lind Veröffentlicht am", "Jörg Müller-Lind"},
      {"Door Piet Haan Gepubliceerd op", "Piet Haan"},
      {"한가람 기자", "한가람"},
      {"كتب: سامر الحداد", "سامر الحداد"},
  };
  for (const BylineRow& row : kRows) {
    EXPECT_EQ(tidy(std::string(row.given), "Orra Courier"), row.names) << row.given;
  }
}

TEST(Bylines, TellPeopleFromOtherLines) {
  for (const std::string_view name : {"Jane Roe", "Jane van der Roe", "Ольга Зимина", "张小河"}) {
    EXPECT_TRUE(is_person_like(name)) << name;
  }
  for (const std::string_view line :
       {"Jane", "water rose in Orra", "Orra at 5", "Who: Jane Roe", "市長格蕾塔霍爾姆"}) {
    EXPECT_FALSE(is_person_like(line)) << line;
  }
}

TEST(Bylines, BeginBehindAWordForBy) {
  EXPECT_EQ(after_by("By Jane Roe"), "Jane Roe");
  EXPECT_EQ(after_by("Text: Karin Ek"), "Karin Ek");
  EXPECT_FALSE(after_by("Text messages told of the flood"));
  EXPECT_FALSE(after_by("Bystanders saw the flood"));
}

struct OutletRow {
  OutletClues clues;
  std::string_view name;
};

TEST(Outlet, IsTheNameThatMostPlacesAgreeOn) {
  const OutletRow kRows[] = {
      {{.site_name = "Orra Courier"}, "Orra Courier"},
      {{.publisher = "Meridian Wire",
        .title = "Flood hits Orra - Orra Courier",
        .headline = "Flood hits Orra",
        .url = "https://www.orracourier.example/flood"},
       "Orra Courier"},
      {{.title = "Flood hits Orra", .headline = "Flood hits Orra"}, ""},
      {{.title = "Orra Courier: Flood hits Orra", .headline = "Flood hits Orra"}, "Orra Courier"},
      {{.title = "Flood hits Orra_Orra Courier", .headline = "Flood hits Orra"}, "Orra Courier"},
      {{.title = "Flood_in_Orra", .headline = "Water rises"}, ""},
      {{.site_name = "Orra Courier | News from Orra"}, "Orra Courier"},
  };
  for (const OutletRow& row : kRows) {
    const auto outlet = choose_outlet(row.clues);
    EXPECT_EQ(outlet ? outlet->name : "", row.name) << row.clues.title << row.clues.site_name;
  }
}

}  // namespace
}  // namespace synoptic
