// Who said it: when is the speaker of a quotation a difference?
// SPDX-License-Identifier: Apache-2.0
#include "collation/quote_claims.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "collation/quotes.h"
#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

std::vector<Claim> speakers_in(std::string_view notation) {
  const auto reports = newsroom(notation);
  const std::vector<const AnnotatedReport*> all = views(reports);
  const NameTable names = merge_names(all);
  return speaker_claims(all, names, collate_quotes(all, names));
}

TEST(SpeakerClaims, OneQuotationGivenToTwoPeopleDiffers) {
  const auto claims = speakers_in(R"(
@a
"No boat will be given up for a signature," Ilse Andermatt said on Sunday.
@b
"No boat will be given up for a signature," Yuri Tamsin said in Orra.
)");
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims.front().verdict, Verdict::differ);
  EXPECT_EQ(claims.front().rule, Rule::speaker);
  EXPECT_EQ(claims.front().answers.size(), 2U);
}

TEST(SpeakerClaims, OneSpeakerIsNone) {
  EXPECT_TRUE(speakers_in(R"(
@a
"No boat will be given up for a signature," Ilse Andermatt said on Sunday.
@b
"No boat will be given up for a signature," Andermatt said in Orra.
)")
                  .empty());
}

TEST(SpeakerClaims, WhoTellsWhatAnotherSaidSpeaksForNeither) {
  EXPECT_TRUE(speakers_in(R"(
@a
"No boat will be given up for a signature," Ilse Andermatt said on Sunday.
@b
"No boat will be given up for a signature," Yuri Tamsin said, quoting Ilse Andermatt.
)")
                  .empty());
}

TEST(SpeakerClaims, ShortWordsMayBeSaidByTwo) {
  EXPECT_TRUE(speakers_in(R"(
@a
"We are close," Ilse Andermatt said on Sunday.
@b
"We are close," Yuri Tamsin said in Orra.
)")
                  .empty());
}

}  // namespace
}  // namespace synoptic
