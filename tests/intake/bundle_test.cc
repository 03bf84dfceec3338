// SPDX-License-Identifier: Apache-2.0
#include "intake/bundle.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "intake/archives.h"
#include "intake/temporary_folder.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<Packed>& pages() {
  static const std::vector<Packed> kPages = {
      {"monday/", ""},
      {"monday/harbour.html", "<p>Water rose in Orra.</p>"},
      {"monday/photo.jpg", "\xff\xd8\xff"},
      {"tuesday/harbour.txt", "Water fell in Orra."},
      {"wire.jsonl", "{\"text\": \"Water rose.\"}\n{\"text\": 3}\n{\"text\": \"Water fell.\"}\n"},
  };
  return kPages;
}

std::vector<std::string> entries_of(const std::vector<Record>& records) {
  std::vector<std::string> entries;
  for (const Record& record : records) entries.push_back(record.entry);
  return entries;
}

struct BundleRow {
  std::string name;
  std::string bytes;
};

std::vector<BundleRow> bundle_rows() {
  return {
      {"pages.zip", bundle("zip", pages())},
      {"pages.tar", bundle("pax", pages())},
      {"old.tar", bundle("ustar", pages())},
      {"pages.tar.gz", gzip(bundle("pax", pages()))},
      {"pages.tgz", gzip(bundle("ustar", pages()))},
      {"pages.tar.zst", zstd(bundle("pax", pages()))},
  };
}

TEST(Bundle, GivesThePagesInIt) {
  const TemporaryFolder folder;
  for (const BundleRow& row : bundle_rows()) {
    const TakenIn taken = take_in({folder.write(row.name, row.bytes)});
    EXPECT_THAT(entries_of(taken.records), ElementsAre("monday/harbour.html", "tuesday/harbour.txt",
                                                       "wire.jsonl", "wire.jsonl"))
        << row.name;
    EXPECT_EQ(taken.passed_over.entries, 1u) << row.name;
    ASSERT_THAT(taken.faults, SizeIs(1)) << row.name;
    EXPECT_EQ(taken.faults[0].line, 2u);
    EXPECT_THAT(taken.faults[0].subject, HasSubstr(row.name + ": wire.jsonl"));
  }
}

TEST(Bundle, IsKnownByItsFirstBytesAndFromAStream) {
  for (const BundleRow& row : bundle_rows()) {
    const BytesRead got = read_bytes("-", row.bytes);
    EXPECT_THAT(got.records, SizeIs(4)) << row.name;
  }
}

TEST(Bundle, GivesRecordsThatSayWhereTheyAre) {
  const BytesRead got = read_bytes("pages.zip", bundle("zip", pages()));
  const Record& record = got.records.at(0);
  EXPECT_EQ(record.path, "pages.zip");
  EXPECT_EQ(record.id, "harbour");
  EXPECT_EQ(record.line, 2u);
  EXPECT_EQ(record.kind, RecordKind::html);
  EXPECT_EQ(record.bytes, "<p>Water rose in Orra.</p>");
  EXPECT_EQ(subject_of(record), "pages.zip: monday/harbour.html");
  EXPECT_EQ(got.records.at(1).kind, RecordKind::text);
  EXPECT_EQ(got.records.at(3).line, 3u);
  EXPECT_EQ(got.records.at(3).kind, RecordKind::fields);
}

TEST(Bundle, GivesIdsAsIfItWereAFolder) {
  BytesRead got = read_bytes("pages.zip", bundle("zip", pages()));
  settle_ids(got.records);
  EXPECT_THAT(ids_of(got.records),
              ElementsAre("monday/harbour", "tuesday/harbour", "wire:1", "wire:3"));
}

TEST(Bundle, MayHoldPackedPagesAndAWebArchive) {
  const std::string warc = gzip(response("https://orra.example/1", http(page(1))));
  const std::vector<Packed> files = {{"a.html.gz", gzip("<p>Water rose.</p>")},
                                     {"archive/data.warc.gz", warc}};
  const BytesRead got = read_bytes("site.wacz", bundle("zip", files));
  EXPECT_THAT(got.faults, IsEmpty());
  ASSERT_THAT(got.records, SizeIs(2));
  EXPECT_EQ(got.records[0].bytes, "<p>Water rose.</p>");
  EXPECT_EQ(got.records[0].id, "a");
  EXPECT_EQ(got.records[1].fields.url, "https://orra.example/1");
  EXPECT_EQ(got.records[1].entry, "archive/data.warc.gz");
}

// --- names are shown and never opened

TEST(Bundle, OpensNoPathThatAnEntryIsNamedBy) {
  const TemporaryFolder folder;
  folder.write("secret.txt", "Nobody may read this.");
  folder.write("in/reports.json", R"([{"id": "secret", "outlet": "Not this"}])");
  const std::vector<Packed> files = {
      {"../secret.txt", "Water one."},           {"/etc/hostname.txt", "Water two."},
      {folder / "secret.txt", "Water three."},   {"..\\..\\secret.txt", "Water four."},
      {"C:\\secret.txt", "Water five."},         {"a/../../../secret.txt", "Water six."},
      {"new\nline\x1b[31m.txt", "Water seven."},
  };
  for (const char* const format : {"zip", "pax"}) {
    const TakenIn taken =
        take_in({folder.write(std::string("in/") + format, bundle(format, files))});
    EXPECT_THAT(taken.faults, IsEmpty());
    ASSERT_THAT(taken.records, SizeIs(files.size()));
    for (const Record& record : taken.records) {
      EXPECT_THAT(record.bytes, HasSubstr("Water")) << record.entry;
      EXPECT_EQ(record.fields.outlet, std::nullopt) << record.entry;
    }
  }
  std::size_t files_there = 0;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder.path())) {
    files_there += each.is_regular_file() ? 1u : 0u;
  }
  EXPECT_EQ(files_there, 4u) << "two of ours and two archives: nothing was unpacked to the disk";
}

TEST(Bundle, NamesThatAreNoUtf8AreRepaired) {
  std::string tar = bundle("ustar", {{"caf_.txt", "Water rose."}});
  tar[3] = '\xe9';
  // The checksum of the head, which the byte is part of.
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    sum += i >= 148 && i < 156 ? 32u : static_cast<unsigned char>(tar[i]);
  }
  std::snprintf(tar.data() + 148, 8, "%06o", sum);
  const BytesRead got = read_bytes("x.tar", tar);
  ASSERT_THAT(got.records, SizeIs(1));
  EXPECT_EQ(got.records[0].entry, "caf\ufffd.txt");
}

// --- what is wrong

TEST(Bundle, WithNothingToReadSaysWhatWouldBeRead) {
  const BytesRead got = read_bytes("x.zip", bundle("zip", {{"word/document.xml", "<w>"}}));
  EXPECT_EQ(got.passed_over.entries, 1u);
  ASSERT_THAT(got.faults, SizeIs(1));
  EXPECT_EQ(got.faults[0].fault, Fault::empty);
  EXPECT_THAT(got.faults[0].detail, HasSubstr(".html"));
}

TEST(Bundle, InABundleIsNotRead) {
  const std::string inner = bundle("zip", pages());
  const BytesRead got =
      read_bytes("x.tar", bundle("pax", {{"inner.zip", inner}, {"a.txt", "Water rose."}}));
  ASSERT_THAT(got.faults, SizeIs(1));
  EXPECT_EQ(got.faults[0].fault, Fault::not_supported);
  EXPECT_EQ(got.faults[0].subject, "x.tar: inner.zip");
  EXPECT_THAT(got.records, SizeIs(1));
}

TEST(Bundle, ThatIsNoneSaysSo) {
  for (const char* const name : {"x.zip", "x.tar", "x.tar.gz"}) {
    const BytesRead got = read_bytes(name, "These bytes are nobody's, and no archive at all.");
    EXPECT_THAT(got.records, IsEmpty());
    ASSERT_THAT(got.faults, SizeIs(1)) << name;
    EXPECT_EQ(got.faults[0].fault, Fault::malformed) << name;
    EXPECT_EQ(got.faults[0].subject, name);
  }
}

TEST(Bundle, ThatIsCutOffIsToldAndGivesWhatStandsBefore) {
  for (const BundleRow& row : bundle_rows()) {
    for (std::size_t size = 600; size < row.bytes.size(); size += 97) {
      const BytesRead got = read_bytes(row.name, std::string_view(row.bytes).substr(0, size));
      const bool padding = row.name.ends_with("tar") && got.records.size() == 4;
      EXPECT_TRUE(padding || !got.faults.empty()) << row.name << " " << size;
      for (const Error& fault : got.faults) EXPECT_FALSE(fault.detail.empty());
    }
  }
}

TEST(Bundle, EntriesThatAreTooLargeAreToldOneByOne) {
  IntakeOptions options;
  options.max_record_bytes = 1000;
  const std::vector<Packed> files = {
      {"a.txt", page(1, 400)}, {"b.txt", page(2, 4000)}, {"c.txt", page(3, 400)}};
  for (const char* const format : {"zip", "pax"}) {
    const BytesRead got = read_bytes("x", bundle(format, files), options);
    EXPECT_THAT(entries_of(got.records), ElementsAre("a.txt", "c.txt"));
    ASSERT_THAT(got.faults, SizeIs(1));
    EXPECT_EQ(got.faults[0].fault, Fault::too_large);
    EXPECT_EQ(got.faults[0].subject, "x: b.txt");
    EXPECT_EQ(got.faults[0].line, 2u);
  }
}

TEST(Bundle, ThatExpandsTooMuchIsStopped) {
  IntakeOptions options;
  options.unpack.free_bytes = 100000;
  std::vector<Packed> files;
  for (int i = 0; i < 8; ++i) {
    files.push_back({std::to_string(i) + ".txt", std::string(std::size_t{300} << 10, 'w')});
  }
  const BytesRead got = read_bytes("bomb.zip", bundle("zip", files), options);
  ASSERT_FALSE(got.faults.empty());
  EXPECT_EQ(got.faults.back().fault, Fault::too_large);
  EXPECT_THAT(got.faults.back().detail, HasSubstr("decompression bomb"));
  EXPECT_LT(got.records.size(), files.size());
}

TEST(Bundle, WithAPackedPageThatIsDamagedReadsTheOthers) {
  std::string packed = gzip(page(1, 2000));
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x10);
  const std::vector<Packed> files = {{"a.html.gz", packed}, {"b.txt", "Water rose."}};
  const BytesRead got = read_bytes("x.zip", bundle("zip", files));
  EXPECT_THAT(entries_of(got.records), ElementsAre("b.txt"));
  ASSERT_THAT(got.faults, SizeIs(1));
  EXPECT_EQ(got.faults[0].subject, "x.zip: a.html.gz");
}

}  // namespace
}  // namespace synoptic
