// SPDX-License-Identifier: Apache-2.0
#include "synoptic/result.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "synoptic/ids.h"

namespace synoptic {
namespace {

TEST(Error, SaysWhatWhereAndWhy) {
  Error error{.fault = Fault::malformed,
              .subject = "reports.jsonl",
              .line = 12,
              .detail = "no closing quotation mark"};
  EXPECT_EQ(to_sentence(error), "reports.jsonl:12: is not well formed: no closing quotation mark");
  error.byte = 88;
  error.has_byte = true;
  EXPECT_EQ(to_sentence(error),
            "reports.jsonl:12: at byte 88: is not well formed: no closing quotation mark");
}

TEST(Error, AForeignNameCannotSteerTheTerminal) {
  const Error error{.fault = Fault::empty, .subject = "a\x1b[2J\xff.txt"};
  EXPECT_EQ(to_sentence(error), "a\\x1b[2J\\xff.txt: has nothing in it");
}

TEST(Faults, EveryFaultHasItsRow) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Fault::not_writable); ++i) {
    const FaultRow& row = row_of(static_cast<Fault>(i));
    EXPECT_EQ(static_cast<int>(row.fault), i);
    EXPECT_GE(row.exit_code, 1);
    EXPECT_FALSE(row.sentence.empty());
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
  }
}

TEST(Ids, AreStableAndCarryTheirPrefix) {
  const std::string id = stable_id("s", "abc");
  EXPECT_EQ(id, "s06b05ab6733a");
  EXPECT_NE(stable_id("s", "abd"), id);
}

TEST(Ids, MixingDependsOnTheOrder) {
  EXPECT_NE(mix_hash(1, 2), mix_hash(2, 1));
  EXPECT_EQ(hash_bytes("word"), hash_bytes(std::string("word")));
}

}  // namespace
}  // namespace synoptic
