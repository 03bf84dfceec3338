// SPDX-License-Identifier: Apache-2.0
#include "cli/annotate_show.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string shown(std::string_view text, bool colour = false) {
  return show_annotations(
      newsroom("@a Harbour Post | 2031-05-04 | News\nNews\n\n" + std::string(text)).front(),
      colour);
}

TEST(AnnotateShow, MarksStandWhereTheWordsStand) {
  const std::string out = shown("Anna Lind left at least 20 ships on Friday.");
  EXPECT_THAT(out, HasSubstr("[Anna Lind:person]"));
  EXPECT_THAT(out, HasSubstr("[at least 20 ships=at least 20 ship]"));
  EXPECT_THAT(out, HasSubstr("[Friday=2031-05-02]"));
}

TEST(AnnotateShow, StatesAreSaidInWords) {
  const std::string out =
      shown("Would-be mayor Anna Lind met former mayor Jan Marek. They may hold a vote.");
  EXPECT_THAT(out, HasSubstr("Anna Lind, would be"));
  EXPECT_THAT(out, HasSubstr("Jan Marek, former"));
  EXPECT_THAT(out, HasSubstr("vote  vote, hypothetical"));
  EXPECT_THAT(out, Not(HasSubstr("current")));
  EXPECT_THAT(out, Not(HasSubstr("happened")));
}

TEST(AnnotateShow, MarksInMarksNest) {
  EXPECT_THAT(shown("“We won,” Anna Lind said."),
              HasSubstr("“[We won,:said by Anna Lind]” [Anna Lind:person] [said:cue]."));
}

TEST(AnnotateShow, ColourIsPutOnAndTakenOffAgain) {
  const std::string out = shown("Anna Lind left.", true);
  EXPECT_THAT(out, HasSubstr("\x1b[1;36mAnna Lind\x1b[0m left."));
  EXPECT_THAT(out, Not(HasSubstr(":person")));
}

TEST(AnnotateShow, TheListsSayWhatTheMarksCannot) {
  const std::string out = shown("Two officials said that Anna Lind met Jan Marek.");
  EXPECT_THAT(out, HasSubstr("anonymous: Two officials, 2"));
  EXPECT_THAT(out, HasSubstr("met  meeting, who: Anna Lind, Jan Marek"));
}

TEST(AnnotateShow, NothingFoundHasNoHeading) {
  EXPECT_THAT(shown("Rain."), Not(HasSubstr("quotes")));
}

TEST(AnnotateShow, SaysWhatWasNotReadOfAnotherLanguage) {
  EXPECT_THAT(shown("Мэр города сказал, что порт будет закрыт до конца недели."),
              HasSubstr("not in English (und-Cyrl)"));
}

TEST(AnnotateShow, ForeignTextCannotColourTheTerminal) {
  EXPECT_THAT(shown("Anna Lind \x1b[31m left."), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace synoptic
