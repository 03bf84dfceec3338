// SPDX-License-Identifier: Apache-2.0
#include "synoptic/intake.h"

#include <gmock/gmock.h>

#include "intake/temporary_folder.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kText = "Water rose in Orra.";

TEST(Intake, ReadsAFolderInTheByteOrderOfItsNames) {
  const TemporaryFolder folder;
  folder.write("b.txt", kText);
  folder.write("B.html", "<p>Water</p>");
  folder.write("a/z.htm", "<p>Water</p>");
  folder.write("c.jsonl", R"({"id": "wire", "text": "Water rose."})");
  const TakenIn taken = take_in({folder.path()});
  EXPECT_THAT(taken.faults, IsEmpty());
  EXPECT_THAT(ids_of(taken.records), ElementsAre("B", "z", "b", "wire"));
  EXPECT_EQ(taken.records[0].kind, RecordKind::html);
  EXPECT_EQ(taken.records[2].kind, RecordKind::text);
  EXPECT_EQ(taken.records[2].bytes, kText);
  EXPECT_EQ(taken.records[3].kind, RecordKind::fields);
  EXPECT_EQ(taken.records[3].line, 1u);
}

TEST(Intake, CountsTheFilesThatItPassesOver) {
  const TemporaryFolder folder;
  folder.write("a.txt", kText);
  folder.write("photo.jpg", "\xff\xd8\xff");
  folder.write(".hidden", kText);
  const TakenIn taken = take_in({folder.path()});
  EXPECT_THAT(taken.records, SizeIs(1));
  EXPECT_THAT(taken.faults, IsEmpty());
  EXPECT_EQ(taken.passed_over.files, 2u);
}

struct NamedRow {
  std::string name;
  std::string bytes;
  RecordKind kind;
};

TEST(Intake, LooksIntoAFileThatTheUserNames) {
  const TemporaryFolder folder;
  const std::vector<NamedRow> rows = {
      {"report", "Water rose.", RecordKind::text},
      {"page.aspx", "\n <p>Water", RecordKind::html},
      {"wire.ndjson", " {\"text\": \"Water rose.\"}", RecordKind::fields},
      {"marked", "\xef\xbb\xbf<p>Water", RecordKind::html},
      {"REPORT.TXT", "<not html>", RecordKind::text},
  };
  for (const NamedRow& row : rows) {
    const TakenIn taken = take_in({folder.write(row.name, row.bytes)});
    ASSERT_THAT(taken.records, SizeIs(1)) << row.name;
    EXPECT_EQ(taken.records[0].kind, row.kind) << row.name;
  }
}

TEST(Intake, RefusesAFormatThatItKnowsAndDoesNotRead) {
  const TemporaryFolder folder;
  const std::string path = folder.write("report.pdf", "%PDF-1.7");
  const TakenIn taken = take_in({path});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::not_supported);
  EXPECT_EQ(taken.faults[0].subject, path);
  EXPECT_THAT(taken.faults[0].detail, HasSubstr("pdftotext"));
}

TEST(Intake, ReadsAFileOnceHoweverOftenItIsReached) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", kText);
  std::filesystem::create_symlink("a.txt", folder / "same.txt");
  const TakenIn taken = take_in({folder.path(), path, folder.path()});
  EXPECT_THAT(ids_of(taken.records), ElementsAre("a"));
  EXPECT_THAT(taken.faults, IsEmpty());
}

TEST(Intake, TellsHowManyBytesAreDone) {
  const TemporaryFolder folder;
  folder.write("a.txt", kText);
  folder.write("b.jsonl", "{\"text\": \"Water rose.\"}\n");
  std::uint64_t last = 0;
  std::uint64_t all = 0;
  IntakeOptions options;
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GE(done, last);
    last = done;
    all = total;
  };
  EXPECT_THAT(take_in({folder.path()}, options).records, SizeIs(2));
  EXPECT_EQ(last, all);
  EXPECT_EQ(all, kText.size() + 24);
}

// --- reports.json

constexpr std::string_view kSidecar =
    R"([{"id": "a", "outlet": "Orra Courier", "published": "2026-05-04", "text": "not this"},
        {"id": "b", "outlet": null, "byline": ["Jane Roe", "Ada Quill"]}])";

TEST(Sidecar, BesideTheFilesGivesTheirFields) {
  const TemporaryFolder folder;
  folder.write("a.txt", kText);
  folder.write("b.html", "<p>Water</p>");
  folder.write("c.txt", kText);
  folder.write("reports.json", kSidecar);
  const TakenIn taken = take_in({folder.path()});
  ASSERT_THAT(taken.records, SizeIs(3));
  EXPECT_EQ(taken.records[0].fields.outlet, "Orra Courier");
  EXPECT_EQ(taken.records[0].fields.published, "2026-05-04");
  EXPECT_EQ(taken.records[0].fields.text, std::nullopt);
  EXPECT_EQ(taken.records[0].bytes, kText);
  EXPECT_EQ(taken.records[1].fields.outlet, std::nullopt);
  EXPECT_THAT(taken.records[1].fields.byline, ElementsAre("Jane Roe", "Ada Quill"));
  EXPECT_EQ(taken.records[2].fields.outlet, std::nullopt);
  EXPECT_THAT(taken.faults, IsEmpty());
  EXPECT_EQ(taken.passed_over.files, 0u);
}

TEST(Sidecar, OneLevelAboveTheFilesDoesToo) {
  const TemporaryFolder folder;
  const std::string path = folder.write("reports/a.txt", kText);
  folder.write("reports.json", kSidecar);
  const TakenIn by_folder = take_in({folder.path()});
  ASSERT_THAT(by_folder.records, SizeIs(1));
  EXPECT_EQ(by_folder.records[0].fields.outlet, "Orra Courier");
  const TakenIn by_name = take_in({path});
  EXPECT_EQ(by_name.records.at(0).fields.outlet, "Orra Courier");
}

TEST(Sidecar, TwoLevelsAboveDoesNot) {
  const TemporaryFolder folder;
  folder.write("deep/er/a.txt", kText);
  folder.write("reports.json", kSidecar);
  EXPECT_EQ(take_in({folder.path()}).records.at(0).fields.outlet, std::nullopt);
}

TEST(Sidecar, NamedByTheShellsGlobIsNoReport) {
  const TemporaryFolder folder;
  const std::string report = folder.write("a.txt", kText);
  const std::string sidecar = folder.write("reports.json", kSidecar);
  const TakenIn taken = take_in({report, sidecar});
  EXPECT_THAT(ids_of(taken.records), ElementsAre("a"));
  EXPECT_THAT(taken.faults, IsEmpty());
}

TEST(Sidecar, ThatIsBrokenIsOneErrorAndTheReportsAreRead) {
  const TemporaryFolder folder;
  folder.write("a.txt", kText);
  folder.write("b.txt", kText);
  folder.write("reports.json", "{\"a\": ");
  const TakenIn taken = take_in({folder.path()});
  EXPECT_THAT(taken.records, SizeIs(2));
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].subject, folder / "reports.json");
}

// --- input that cannot be read: said with path, line or byte and reason; the rest goes on

TEST(BadInput, MissingPath) {
  const TemporaryFolder folder;
  const std::string report = folder.write("a.txt", kText);
  const TakenIn taken = take_in({folder / "nowhere.txt", report});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::not_found);
  EXPECT_EQ(taken.faults[0].subject, folder / "nowhere.txt");
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, DanglingLink) {
  const TemporaryFolder folder;
  folder.write("a.txt", kText);
  std::filesystem::create_symlink("gone.txt", folder / "link.txt");
  const TakenIn taken = take_in({folder.path()});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::not_found);
  EXPECT_THAT(taken.faults[0].detail, HasSubstr("gone.txt"));
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, EmptyFile) {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  folder.write("b.jsonl", "\n \n");
  folder.write("c.txt", kText);
  const TakenIn taken = take_in({folder.path()});
  ASSERT_THAT(taken.faults, SizeIs(2));
  EXPECT_EQ(taken.faults[0].fault, Fault::empty);
  EXPECT_EQ(taken.faults[0].subject, folder / "a.txt");
  EXPECT_EQ(taken.faults[1].fault, Fault::empty);
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, EmptyFolder) {
  const TemporaryFolder folder;
  const TakenIn taken = take_in({folder.path()});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::empty);
}

TEST(BadInput, LineOfFiftyMegabytes) {
  const TemporaryFolder folder;
  std::string bytes = "{\"id\": \"first\", \"text\": \"Water rose.\"}\n{\"text\": \"";
  bytes.append(std::size_t{50} << 20, 'x');
  bytes += "\"}\n{\"id\": \"last\", \"text\": \"Water fell.\"}\n";
  const TakenIn taken = take_in({folder.write("wire.jsonl", bytes)});
  EXPECT_THAT(ids_of(taken.records), ElementsAre("first", "last"));
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::too_large);
  EXPECT_EQ(taken.faults[0].line, 2u);
  EXPECT_EQ(taken.records[1].line, 3u);
}

TEST(BadInput, TextOverTheLimit) {
  const TemporaryFolder folder;
  folder.write("a.txt", std::string(101, 'x'));
  folder.write("b.txt", std::string(100, 'x'));
  IntakeOptions options;
  options.max_record_bytes = 100;
  const TakenIn taken = take_in({folder.path()}, options);
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::too_large);
  EXPECT_THAT(ids_of(taken.records), ElementsAre("b"));
}

TEST(BadInput, InvalidUtf8InAJsonLine) {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("wire.jsonl", "{\"text\": \"Orra\xff\"}\n{\"text\": \"Water rose.\"}");
  const TakenIn taken = take_in({path});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].line, 1u);
  EXPECT_TRUE(taken.faults[0].has_byte);
  EXPECT_EQ(taken.faults[0].byte, 14u);
  EXPECT_THAT(to_sentence(taken.faults[0]), HasSubstr(path + ":1: at byte 14"));
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, JsonLineThatIsNoObject) {
  const TemporaryFolder folder;
  const TakenIn taken = take_in({folder.write(
      "wire.jsonl",
      "[1]\n\"text\"\nnot json\n{\"id\": 1}\n{\"text\": \" \"}\n{\"text\": \"ok\"}")});
  ASSERT_THAT(taken.faults, SizeIs(5));
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(taken.faults[i].line, i + 1);
  EXPECT_EQ(taken.faults[4].fault, Fault::empty);
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, JsonOverManyLinesIsOneError) {
  const TemporaryFolder folder;
  const TakenIn taken =
      take_in({folder.write("gold.json", "{\n  \"text\": \"x\",\n  \"y\": 1\n}\n")});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_THAT(taken.faults[0].detail, HasSubstr("JSON Lines"));
}

TEST(BadInput, BinaryJsonLines) {
  const TemporaryFolder folder;
  const TakenIn taken = take_in({folder.write("a.jsonl", std::string("{\"te\0xt\"}", 9))});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::binary);
  EXPECT_EQ(taken.faults[0].byte, 4u);
}

TEST(BadInput, FolderLoopThroughLinks) {
  const TemporaryFolder folder;
  folder.write("a/report.txt", kText);
  std::filesystem::create_directory_symlink("..", folder / "a/up");
  const TakenIn taken = take_in({folder.path()});
  EXPECT_THAT(taken.records, SizeIs(1));
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::folder_loop);
  EXPECT_EQ(taken.faults[0].subject, folder / "a/up");
}

TEST(BadInput, LinkToItself) {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("a.txt", folder / "a.txt");
  const TakenIn taken = take_in({folder / "a.txt"});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::folder_loop);
}

TEST(BadInput, UnreadableFile) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every file";
  const TemporaryFolder folder;
  const std::string locked = folder.write("a.txt", kText);
  folder.write("b.txt", kText);
  std::filesystem::permissions(locked, std::filesystem::perms::none);
  const TakenIn taken = take_in({folder.path()});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::not_readable);
  EXPECT_EQ(taken.faults[0].subject, locked);
  EXPECT_THAT(taken.records, SizeIs(1));
}

TEST(BadInput, FileThatTheSystemRefuses) {
  // /proc/self/mem opens and cannot be read from its start, also by root.
  if (!std::filesystem::exists("/proc/self/mem")) GTEST_SKIP() << "no /proc";
  const TakenIn taken = take_in({"/proc/self/mem"});
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::not_readable);
  EXPECT_EQ(taken.faults[0].subject, "/proc/self/mem");
}

TEST(BadInput, FolderWithTheNameOfATextIsAFolder) {
  const TemporaryFolder folder;
  folder.write("x.txt/inside.txt", kText);
  const TakenIn taken = take_in({folder.path()});
  EXPECT_THAT(ids_of(taken.records), ElementsAre("inside"));
}

TEST(BadInput, FoldersNestedTooDeep) {
  const TemporaryFolder folder;
  folder.write("a/b/c/d.txt", kText);
  folder.write("z.txt", kText);
  IntakeOptions options;
  options.max_folder_depth = 3;
  const TakenIn taken = take_in({folder.path()}, options);
  ASSERT_THAT(taken.faults, SizeIs(1));
  EXPECT_EQ(taken.faults[0].fault, Fault::too_large);
  EXPECT_EQ(taken.faults[0].subject, folder / "a/b/c");
  EXPECT_THAT(ids_of(taken.records), ElementsAre("z"));
}

}  // namespace
}  // namespace synoptic
