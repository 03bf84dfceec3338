// Whatever is missing of a web archive: nothing is lost in silence.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "intake/archives.h"
#include "synoptic/intake.h"

namespace synoptic {
namespace {

constexpr std::size_t kRecords = 20;

// An archive of twenty records, one of three a request, and where each record begins.
struct Crawl {
  std::string bytes;
  std::vector<std::size_t> begins;
};

Crawl crawl(std::string (*pack)(std::string_view)) {
  Crawl made;
  for (unsigned i = 0; i < kRecords; ++i) {
    made.begins.push_back(made.bytes.size());
    const std::string address = "https://orra.example/" + std::to_string(i);
    made.bytes += pack(i % 3 == 1 ? warc_record("request", "", "GET / HTTP/1.1\r\n\r\n")
                                  : response(address, http(page(i, 600 + 80 * i))));
  }
  made.begins.push_back(made.bytes.size());
  return made;
}

std::string as_it_is(std::string_view bytes) { return std::string(bytes); }

// The law for one cut: every whole record before it is read, the one that it cuts is told, and
// that is all. A record whose block is whole and whose last line ends are missing may be either.
void expect_no_loss(const Crawl& made, std::size_t size) {
  std::size_t whole = 0;
  while (whole < kRecords && made.begins[whole + 1] <= size) ++whole;
  const std::size_t cut = size > made.begins[whole] ? 1 : 0;
  const BytesRead got = read_bytes("crawl.warc", std::string_view(made.bytes).substr(0, size));
  if (size == 0) {
    ASSERT_EQ(got.faults.size(), 1u);  // an empty file is told
    return;
  }
  const std::size_t read = got.records.size() + got.passed_over.records;
  ASSERT_EQ(read + got.faults.size(), whole + cut) << size;
  ASSERT_GE(read, whole) << size;
  for (const Error& fault : got.faults) {
    ASSERT_EQ(fault.line, whole + 1) << size;
    ASSERT_TRUE(fault.has_byte);
    ASSERT_EQ(fault.byte, made.begins[whole]) << size << ": " << fault.detail;
    ASSERT_FALSE(fault.detail.empty());
  }
  for (const Record& record : got.records) {
    const auto number = static_cast<unsigned>(record.line - 1);
    ASSERT_EQ(record.bytes, page(number, 600 + 80 * number)) << size;
  }
}

void expect_no_loss_anywhere(const Crawl& made) {
  for (std::size_t size = 0; size <= made.begins[3]; ++size) expect_no_loss(made, size);
  std::mt19937 random(20310506);
  for (int i = 0; i < 1000; ++i) expect_no_loss(made, random() % (made.bytes.size() + 1));
}

TEST(TruncatedWarc, LosesNothingInSilence) { expect_no_loss_anywhere(crawl(as_it_is)); }

TEST(TruncatedWarc, LosesNothingInSilenceWhenGzipped) { expect_no_loss_anywhere(crawl(gzip)); }

TEST(TruncatedWarc, LosesNothingInSilenceInZstandardFrames) {
  expect_no_loss_anywhere(crawl(zstd));
}

// One member around all: what was read before the cut stays read, and the cut is told.
TEST(TruncatedWarc, InOneMemberKeepsTheRecordsBeforeTheCut) {
  const Crawl made = crawl(as_it_is);
  const std::string packed = gzip(made.bytes);
  std::size_t most = 0;
  for (std::size_t size = 1; size < packed.size(); size += 7) {
    const BytesRead got = read_bytes("crawl.warc.gz", std::string_view(packed).substr(0, size));
    const std::size_t read = got.records.size() + got.passed_over.records;
    ASSERT_EQ(got.faults.size(), 1u) << size << ": " << to_sentence(got.faults.back());
    ASSERT_GE(read, most) << size;
    most = read;
  }
  EXPECT_GE(most, kRecords - 1);
}

// A stretch in the middle is gone: the records that it touches are told, the others are read. How
// many were in it, nobody can know.
TEST(TruncatedWarc, GoesOnBehindAHole) {
  const Crawl made = crawl(gzip);
  std::mt19937 random(20310507);
  for (int i = 0; i < 300; ++i) {
    const std::size_t from = random() % made.bytes.size();
    const std::size_t to = from + 1 + random() % (made.bytes.size() - from);
    std::size_t before = 0;
    while (made.begins[before + 1] <= from) ++before;
    std::size_t behind = 0;
    while (behind < kRecords && made.begins[behind] < to) ++behind;
    std::string holed = made.bytes;
    holed.erase(from, to - from);
    const BytesRead got = read_bytes("crawl.warc.gz", holed);
    const std::size_t read = got.records.size() + got.passed_over.records;
    // When the hole begins and ends with a record nothing shows.
    const bool clean = made.begins[before] == from && made.begins[behind] == to;
    ASSERT_EQ(read, before + kRecords - behind) << from << " to " << to;
    ASSERT_EQ(got.faults.empty(), clean) << from << " to " << to;
  }
}

// The same bytes one by one damaged: the other nineteen are read, or all when it does no harm.
TEST(TruncatedWarc, LosesOnlyTheRecordThatIsDamaged) {
  const Crawl made = crawl(gzip);
  std::mt19937 random(20310508);
  for (int i = 0; i < 500; ++i) {
    std::string damaged = made.bytes;
    const std::size_t at = random() % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1u << random() % 8));
    const BytesRead got = read_bytes("crawl.warc.gz", damaged);
    const std::size_t read = got.records.size() + got.passed_over.records;
    ASSERT_EQ(read + got.faults.size(), kRecords) << at;
    ASSERT_GE(read, kRecords - 1) << at;
  }
}

}  // namespace
}  // namespace synoptic
