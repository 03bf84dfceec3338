// SPDX-License-Identifier: Apache-2.0
#include "page/metadata.h"

#include <gmock/gmock.h>

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Metadata read(std::string_view page) { return read_metadata(parse_html(page, {})); }

struct DateOf {
  std::string_view page;
  std::string_view published;  // empty: unknown
};

TEST(Metadata, FindsThePublicationDateWhereverItStands) {
  constexpr DateOf kRows[] = {
      {"<meta property='article:published_time' content='2026-05-04'>", "2026-05-04"},
      {"<meta name=PubDate content='May 4, 2026'>", "2026-05-04"},
      {"<meta itemprop=datePublished content=2026-05-04T12:05Z>", "2026-05-04T12:05:00Z"},
      {"<span itemprop=datePublished content=2026-05-04>yesterday</span>", "2026-05-04"},
      {"<time datetime=2026-05-04>Monday</time>", "2026-05-04"},
      {"<time>May 4, 2026</time>", "2026-05-04"},
      {"<time datetime=2026-05-05>x</time><time itemprop=datePublished datetime=2026-05-04>",
       "2026-05-04"},
      {"<time itemprop=dateModified datetime=2026-05-05>", ""},
      {"<meta name=date content='04/05/2026'>", ""},
      {"<time>Monday</time>", ""},
      {"<script type='application/ld+json'>[{\"@type\":\"Report\",\"datePublished\":"
       "\"2026-05-04\"}]</script><meta name=date content=2026-01-01>",
       "2026-05-04"},
      {"<script type='application/ld+json'>{\"@type\":\"Person\",\"datePublished\":"
       "\"2026-05-04\"}</script>",
       ""},
      {"<script type='application/ld+json'>{not json</script>", ""},
  };
  for (const DateOf& row : kRows) {
    const Metadata metadata = read(row.page);
    EXPECT_EQ(metadata.published ? metadata.published->value : "", row.published) << row.page;
  }
}

TEST(Metadata, CutsABylineIntoNames) {
  EXPECT_THAT(read("<meta name=author content='By Jane Roe, Ada Quill and Tom Hale'>").byline,
              ElementsAre("Jane Roe", "Ada Quill", "Tom Hale"));
  EXPECT_THAT(read("<meta property='article:author' content='https://x.example/jane'>").byline,
              IsEmpty());
}

TEST(Metadata, SaysWhereATitleStandsInThePage) {
  constexpr std::string_view kPage =
      "<title>Flood | Orra Courier</title><meta property=og:title content=\"Flood hits Orra\">";
  const Metadata metadata = read(kPage);
  ASSERT_THAT(metadata.titles, SizeIs(2));
  EXPECT_EQ(metadata.titles[0].from, "meta");
  EXPECT_EQ(cut(kPage, metadata.titles[0].place), "Flood hits Orra");
  EXPECT_EQ(metadata.titles[1].value, "Flood | Orra Courier");
  EXPECT_EQ(cut(kPage, metadata.titles[1].place), "Flood | Orra Courier");
}

TEST(Metadata, OfAnEmptyPageIsNothing) {
  const Metadata metadata = read("");
  EXPECT_THAT(metadata.titles, IsEmpty());
  EXPECT_TRUE(metadata.outlet.site_name.empty());
  EXPECT_FALSE(metadata.published || metadata.language);
}

}  // namespace
}  // namespace synoptic
