// SPDX-License-Identifier: Apache-2.0
#include "page/links.h"

#include <gmock/gmock.h>

#include "synoptic/page.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::Pair;

// The words of the links of a page, and where they lead.
std::vector<std::pair<std::string, std::string>> links_in(const std::string& paragraphs) {
  Record record;
  record.path = "in/flood.html";
  record.id = "flood";
  record.kind = RecordKind::html;
  record.fields.url = "https://post.example/orra/flood?page=1";
  record.bytes = "<html><body><article><h1>Flood in Orra</h1>" + paragraphs +
                 "<p>The water rose for three days before the lower gates of the dam gave way.</p>"
                 "</article></body></html>";
  const auto report = read_page(record);
  std::vector<std::pair<std::string, std::string>> out;
  if (!report) {
    ADD_FAILURE() << to_sentence(report.error());
    return out;
  }
  for (const Link& link : report->links) {
    out.emplace_back(cut(report->text, link.span), link.url);
  }
  return out;
}

TEST(Links, keep_the_words_that_lead_to_another_page) {
  EXPECT_THAT(links_in("<p>The dam had been closed since May, the <a "
                       "href=\"https://courier.example/dam?a=1&amp;b=2\">Orra &amp; Isle\n "
                       "<b>Courier</b></a> reported on Monday, and nobody knew why.</p>"),
              ElementsAre(Pair("Orra & Isle Courier", "https://courier.example/dam?a=1&b=2")));
}

TEST(Links, become_absolute_by_the_address_of_the_page) {
  EXPECT_THAT(
      links_in("<p>Engineers had <a href=\"/dam\">warned</a> of it for years, as <a "
               "href=\"valve\">letters</a> to the <a href=\"//wire.example/x\">ministry</a> "
               "show that were found on Friday.</p>"),
      ElementsAre(Pair("warned", "https://post.example/dam"),
                  Pair("letters", "https://post.example/orra/valve"),
                  Pair("ministry", "https://wire.example/x")));
}

TEST(Links, leave_out_what_leads_to_no_other_page) {
  EXPECT_THAT(
      links_in("<p>Write to <a href=\"mailto:desk@post.example\">the desk</a>, read <a "
               "href=\"#map\">the map</a> or <a href=\"javascript:show()\">show more</a> of "
               "what the people of Orra have told us since Monday.</p>"),
      ElementsAre());
}

}  // namespace
}  // namespace synoptic
