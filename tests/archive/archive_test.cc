// SPDX-License-Identifier: Apache-2.0
#include "synoptic/archive.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "archive/sqlite.h"
#include "dossier/world.h"

namespace synoptic {
namespace {

namespace fs = std::filesystem;

// A folder of its own for every test, gone afterwards.
class ArchiveFile : public testing::Test {
 protected:
  ArchiveFile() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              ("synoptic-archive-" + std::to_string(getpid()) + "-" + info->name());
    fs::create_directories(folder_);
  }
  ~ArchiveFile() override {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
    fs::remove_all(folder_, ignored);
  }

  std::string path(const std::string& name = "kept.db") const { return folder_ / name; }
  void write(const std::string& bytes) const { std::ofstream(path(), std::ios::binary) << bytes; }
  std::string read() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static Fault fault_of_open(const std::string& path) {
    const Result<Archive> archive = Archive::open(path);
    EXPECT_FALSE(archive.has_value());
    return archive ? Fault::usage : archive.error().fault;
  }

  // One number out of the file, read past our own code.
  std::int64_t number(std::string_view sql) const {
    Database database(path());
    EXPECT_TRUE(database.run(sql)) << sql;
    return database.column_integer(0);
  }
  std::string text(std::string_view sql) const {
    Database database(path());
    EXPECT_TRUE(database.run(sql)) << sql;
    return database.column_text(0);
  }

  fs::path folder_;
};

// Root writes everywhere: somebody who may not, for a while.
class AsNobody {
 public:
  AsNobody() : root_(geteuid() == 0) { become(65534); }
  ~AsNobody() { become(0); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  void become(uid_t user) const {
    const bool changed = !root_ || seteuid(user) == 0;
    EXPECT_TRUE(changed);
  }
  bool root_;
};

TEST_F(ArchiveFile, ADossierIsReadBackByteForByte) {
  const Dossier dossier = harbour_talks();
  Result<Archive> archive = Archive::open(path());
  ASSERT_TRUE(archive.has_value());
  const Result<Kept> kept = archive->put(dossier);
  ASSERT_TRUE(kept.has_value()) << kept.error().detail;
  EXPECT_EQ(kept->added, 4u);
  EXPECT_EQ(archive->dossiers(), std::vector<std::string>{"l1"});
  EXPECT_EQ(archive->dossier_json("l1"), to_json(dossier));
}

TEST_F(ArchiveFile, KeepingTwiceChangesNothing) {
  const Dossier dossier = harbour_talks();
  {
    Result<Archive> archive = Archive::open(path());
    ASSERT_TRUE(archive && archive->put(dossier));
  }
  const std::string before = read();
  Result<Archive> again = Archive::open(path());
  ASSERT_TRUE(again.has_value());
  const Result<Kept> kept = again->put(dossier);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->added, 0u);
  EXPECT_EQ(kept->unchanged, 4u);
  EXPECT_EQ(kept->updated, 0u);
  EXPECT_EQ(read(), before);
}

TEST_F(ArchiveFile, AReportWithOtherFieldsIsUpdatedAndWithOtherTextIsAnother) {
  Dossier dossier = harbour_talks();
  Result<Archive> archive = Archive::open(path());
  ASSERT_TRUE(archive && archive->put(dossier));
  dossier.reports[0].url = "https://wire.example/moved";
  Dossier other = dossier_on("Quite another text");
  other.id = "l2";
  other.reports[0].id = "wire";
  const Result<Kept> updated = archive->put(dossier);
  const Result<Kept> added = archive->put(other);
  ASSERT_TRUE(updated && added);
  EXPECT_EQ(updated->updated, 1u);
  EXPECT_EQ(updated->unchanged, 3u);
  EXPECT_EQ(added->added, 1u);
  EXPECT_EQ(number("SELECT count(*) FROM reports WHERE id = 'wire'"), 2);
  EXPECT_EQ(text("SELECT url FROM reports WHERE outlet = 'Meridian Wire'"),
            "https://wire.example/moved");
  EXPECT_EQ(archive->dossiers(), (std::vector<std::string>{"l1", "l2"}));
}

TEST_F(ArchiveFile, AGrownDossierTakesThePlaceOfTheOldOne) {
  Dossier dossier = harbour_talks();
  Result<Archive> archive = Archive::open(path());
  ASSERT_TRUE(archive && archive->put(dossier));
  dossier.collation.claims.pop_back();
  ASSERT_TRUE(archive->put(dossier));
  EXPECT_EQ(archive->dossier_json("l1"), to_json(dossier));
  EXPECT_EQ(number("SELECT count(*) FROM dossiers"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM claims"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM claim_readings"), 4);
}

TEST_F(ArchiveFile, TheViewsGiveTheWords) {
  {
    Result<Archive> archive = Archive::open(path());
    ASSERT_TRUE(archive && archive->put(harbour_talks()));
  }
  EXPECT_EQ(number("SELECT count(*) FROM differences"), 3);
  EXPECT_EQ(text("SELECT words FROM differences WHERE answer = 'A'"), "three days of talks");
  EXPECT_EQ(text("SELECT attributed_to FROM differences WHERE outlet = 'Tidewater News'"),
            "Oram Tash");
  EXPECT_EQ(text("SELECT words FROM quotations WHERE change = 'cut'"), "We are close,");
  EXPECT_EQ(text("SELECT words FROM mentions WHERE is_role = 1 AND outlet = 'Harbour Post'"),
            "Foreign Minister");
  EXPECT_EQ(text("SELECT words FROM facts WHERE verdict = 'single'"), "since dawn");
  EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST_F(ArchiveFile, WordsBehindWideCharactersAreCutWhereTheyStand) {
  Dossier dossier = dossier_on("ferry");
  dossier.reports[0].text = "港の😀 ferry";
  dossier.collation.names[0].forms = {at(dossier, 0, "ferry")};
  {
    Result<Archive> archive = Archive::open(path());
    ASSERT_TRUE(archive && archive->put(dossier));
  }
  EXPECT_EQ(text("SELECT words FROM mentions"), "ferry");
}

TEST_F(ArchiveFile, AnEmptyFileBecomesAnArchive) {
  write("");
  Result<Archive> archive = Archive::open(path());
  ASSERT_TRUE(archive.has_value());
  EXPECT_EQ(archive->dossiers(), std::vector<std::string>{});
  EXPECT_EQ(archive->dossier_json("none").error().fault, Fault::not_found);
}

TEST_F(ArchiveFile, ATextFileIsNoArchiveAndStaysAsItIs) {
  const std::string words = "Dear diary, today the ferries did not leave Orra again.\n";
  write(words);
  EXPECT_EQ(fault_of_open(path()), Fault::archive_corrupt);
  EXPECT_EQ(read(), words);
}

TEST_F(ArchiveFile, AnotherProgramsDatabaseIsNoArchiveAndStaysAsItIs) {
  {
    Database(path()).run_script("CREATE TABLE recipes (fish TEXT);");
  }
  const std::string before = read();
  const Result<Archive> archive = Archive::open(path());
  ASSERT_FALSE(archive.has_value());
  EXPECT_EQ(archive.error().fault, Fault::archive_corrupt);
  EXPECT_EQ(archive.error().subject, path());
  EXPECT_EQ(read(), before);
}

TEST_F(ArchiveFile, ALaterFormatIsSaidToBeLater) {
  {
    ASSERT_TRUE(Archive::open(path()).has_value());
  }
  {
    Database(path()).run_script("PRAGMA user_version = 7;");
  }
  const Result<Archive> archive = Archive::open(path());
  ASSERT_FALSE(archive.has_value());
  EXPECT_EQ(archive.error().fault, Fault::archive_corrupt);
  EXPECT_NE(archive.error().detail.find("later version"), std::string::npos);
}

TEST_F(ArchiveFile, ADamagedFileIsCorruptNotACrash) {
  {
    Result<Archive> archive = Archive::open(path());
    ASSERT_TRUE(archive && archive->put(harbour_talks()));
  }
  std::string bytes = read();
  for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 37);
  write(bytes);
  Result<Archive> archive = Archive::open(path());
  if (!archive) {
    EXPECT_EQ(archive.error().fault, Fault::archive_corrupt);
    return;
  }
  const Result<Kept> kept = archive->put(harbour_talks());
  ASSERT_FALSE(kept.has_value());
  EXPECT_EQ(kept.error().fault, Fault::archive_corrupt);
}

TEST_F(ArchiveFile, AFileThatAnotherHoldsIsBusyAndFreeAfterwards) {
  Result<Archive> archive = Archive::open(path());
  ASSERT_TRUE(archive.has_value());
  {
    Database other(path());
    other.begin();
    ASSERT_FALSE(other.error().has_value());
    const Result<Kept> kept = archive->put(harbour_talks());
    ASSERT_FALSE(kept.has_value());
    EXPECT_EQ(kept.error().fault, Fault::archive_busy);
    other.rollback();
  }
  EXPECT_TRUE(archive->put(harbour_talks()).has_value());
}

TEST_F(ArchiveFile, AFileThatCannotBeMadeIsNotWritable) {
  EXPECT_EQ(fault_of_open(path("no/such/folder.db")), Fault::not_writable);
  EXPECT_EQ(fault_of_open(folder_), Fault::not_writable);
  EXPECT_EQ(fault_of_open(""), Fault::not_writable);
}

TEST_F(ArchiveFile, AReadOnlyFolderIsNotWritable) {
  fs::permissions(folder_, fs::perms::all & ~(fs::perms::owner_write | fs::perms::group_write |
                                              fs::perms::others_write));
  const AsNobody nobody;
  EXPECT_EQ(fault_of_open(path()), Fault::not_writable);
}

TEST_F(ArchiveFile, AReadOnlyFileIsNotWritable) {
  {
    ASSERT_TRUE(Archive::open(path()).has_value());
  }
  fs::permissions(path(), fs::perms::owner_read | fs::perms::others_read);
  const AsNobody nobody;
  EXPECT_EQ(fault_of_open(path()), Fault::not_writable);
}

TEST_F(ArchiveFile, NamesThatMeanOtherThingsToSqliteAreFiles) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  EXPECT_TRUE(Archive::open(":memory:").has_value());
  fs::current_path(before);
  EXPECT_TRUE(fs::exists(path(":memory:")));
}

TEST_F(ArchiveFile, AFullDiskIsSaidAndNothingIsHalfKept) {
  Database database(path());
  database.run_script("CREATE TABLE t (words TEXT) STRICT; PRAGMA max_page_count = 3;");
  database.begin();
  const std::string much(100'000, 'x');
  database.run("INSERT INTO t VALUES (?1)", {std::string_view(much)});
  ASSERT_TRUE(database.error().has_value());
  EXPECT_EQ(database.error()->fault, Fault::disk_full);
  database.rollback();
  EXPECT_TRUE(database.error().has_value());
  EXPECT_EQ(database.take_error()->fault, Fault::disk_full);
  EXPECT_TRUE(database.run("SELECT count(*) FROM t"));
  EXPECT_EQ(database.column_integer(0), 0);
}

TEST_F(ArchiveFile, HostileWordsAreValuesAndNeverStatements) {
  const std::string words = "'); DROP TABLE reports; --";
  {
    Result<Archive> archive = Archive::open(path());
    ASSERT_TRUE(archive && archive->put(dossier_on(words)));
    EXPECT_EQ(archive->dossier_json(words), to_json(dossier_on(words)));
  }
  EXPECT_EQ(text("SELECT text FROM reports"), words);
}

}  // namespace
}  // namespace synoptic
