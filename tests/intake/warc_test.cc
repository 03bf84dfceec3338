// SPDX-License-Identifier: Apache-2.0
#include "intake/warc.h"

#include <gmock/gmock.h>

#include "intake/archives.h"
#include "intake/temporary_folder.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string info() {
  return warc_record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n");
}

std::string page_record(unsigned number) {
  return response("https://orra.example/" + std::to_string(number), http(page(number)));
}

std::vector<std::string> urls_of(const BytesRead& read) {
  std::vector<std::string> urls;
  for (const Record& record : read.records) urls.push_back(record.fields.url.value_or("-"));
  return urls;
}

BytesRead read(const std::string& bytes, const IntakeOptions& options = {}) {
  return read_bytes("crawl.warc.gz", bytes, options);
}

TEST(Warc, GivesItsPagesWithWhatTheArchiveSaysOfThem) {
  const std::string request =
      warc_record("request", "WARC-Target-URI: https://orra.example/1\r\n", "GET / HTTP/1.1\r\n");
  const std::string plain = info() + request +
                            response("https://orra.example/1",
                                     http(page(1), "Content-Type: text/html; charset=koi8-r\r\n"));
  const BytesRead got = read(plain);
  EXPECT_THAT(got.faults, IsEmpty());
  EXPECT_EQ(got.passed_over.records, 2u);
  ASSERT_THAT(got.records, SizeIs(1));
  const Record& record = got.records[0];
  EXPECT_EQ(record.path, "crawl.warc.gz");
  EXPECT_EQ(record.id, "crawl");
  EXPECT_EQ(record.line, 3u);
  EXPECT_EQ(record.byte, info().size() + request.size());
  EXPECT_EQ(record.kind, RecordKind::html);
  EXPECT_EQ(record.bytes, page(1));
  EXPECT_EQ(record.charset, "koi8-r");
  EXPECT_EQ(record.fields.url, "https://orra.example/1");
  EXPECT_EQ(record.fetched, "2031-05-06T08:30:00Z");
}

TEST(Warc, MayBePackedInEveryWayThatArchivistsHave) {
  const std::vector<std::string> records = {info(), page_record(1), page_record(2), page_record(3)};
  std::string plain;
  std::string by_record;
  std::string by_frame;
  for (const std::string& record : records) {
    plain += record;
    by_record += gzip(record);
    by_frame += zstd(record);
  }
  const std::size_t middle = plain.size() / 2;
  const std::string across = gzip(plain.substr(0, middle)) + gzip(plain.substr(middle));
  const std::string twos = gzip(records[0] + records[1]) + gzip(records[2] + records[3]);
  for (const std::string& file :
       {plain, by_record, by_frame, gzip(plain), zstd(plain), across, twos}) {
    const BytesRead got = read(file);
    EXPECT_THAT(got.faults, IsEmpty());
    EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/2",
                                          "https://orra.example/3"));
    EXPECT_EQ(got.passed_over.records, 1u);
  }
}

TEST(Warc, SaysWhichGzipMemberAPageBeginsIn) {
  const std::string first = gzip(info());
  const BytesRead got = read(first + gzip(page_record(1)));
  ASSERT_THAT(got.records, SizeIs(1));
  EXPECT_EQ(got.records[0].byte, first.size());
}

TEST(Warc, IsKnownByItsFirstBytesToo) {
  const TemporaryFolder folder;
  const std::vector<std::string> paths = {folder.write("a", page_record(1)),
                                          folder.write("b.gz", gzip(page_record(2))),
                                          folder.write("c.zst", zstd(page_record(3)))};
  const TakenIn taken = take_in(paths);
  EXPECT_THAT(taken.faults, IsEmpty());
  EXPECT_THAT(taken.records, SizeIs(3));
}

struct PassedRow {
  std::string why;
  std::string record;
};

TEST(Warc, PassesOverWhatIsNoPageAndCountsIt) {
  const std::string address = "https://orra.example/x";
  const std::vector<PassedRow> rows = {
      {"a picture", response(address, http("\x89PNG", "Content-Type: image/png\r\n"))},
      {"robots.txt", response(address, http("User-agent: *", "Content-Type: text/plain\r\n"))},
      {"a redirect", response(address, http("<p>Moved", "Location: /y\r\n", "302 Found"))},
      {"an error page", response(address, http("<p>Not found", "", "404 Not Found"))},
      {"a script of no type",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 33\r\n\r\n"
       "HTTP/1.0 200 OK\r\n\r\nvar water = 1;\r\n\r\n"},
      {"a name server's answer",
       warc_record("response", "Content-Type: text/dns\r\n", "orra.example. 300 IN A 192.0.2.1")},
      {"a request", warc_record("request", "", "GET / HTTP/1.1\r\n\r\n")},
      {"metadata", warc_record("metadata", "Content-Type: text/html\r\n", "<p>Water")},
      {"a page seen before", warc_record("revisit", "", "HTTP/1.1 200 OK\r\n\r\n")},
      {"a type of the future", warc_record("hologram", "", "<p>Water")},
  };
  for (const PassedRow& row : rows) {
    const BytesRead got = read(row.record);
    EXPECT_THAT(got.records, IsEmpty()) << row.why;
    EXPECT_THAT(got.faults, IsEmpty()) << row.why;
    EXPECT_EQ(got.passed_over.records, 1u) << row.why;
  }
}

TEST(Warc, GivesConversionsAndResources) {
  const std::string text = warc_record(
      "conversion", "WARC-Target-URI: https://orra.example/1\r\nContent-Type: text/plain\r\n",
      "Water rose in Orra.\n");
  const std::string resource = warc_record(
      "resource", "WARC-Target-URI: <https://orra.example/2>\r\nContent-Type: text/html\r\n",
      "<p>Water rose in Orra.</p>");
  const BytesRead got = read_bytes("crawl.wet.gz", gzip(text) + gzip(resource));
  ASSERT_THAT(got.records, SizeIs(2));
  EXPECT_EQ(got.records[0].kind, RecordKind::text);
  EXPECT_EQ(got.records[0].bytes, "Water rose in Orra.\n");
  EXPECT_EQ(got.records[1].kind, RecordKind::html);
  EXPECT_EQ(got.records[1].fields.url, "https://orra.example/2");
}

TEST(Warc, WarnsOfAPageThatTheCrawlerCutOff) {
  const std::string record = warc_record(
      "response", "WARC-Truncated: length\r\nWARC-Target-URI: https://orra.example/1\r\n",
      http("<p>Water rose in Orra.</p><p>It"));
  const BytesRead got = read(record);
  ASSERT_THAT(got.records, SizeIs(1));
  ASSERT_THAT(got.records[0].warnings, SizeIs(1));
  EXPECT_THAT(got.records[0].warnings[0], HasSubstr("first part of it (length)"));
}

// A news crawl stores what the server sent, and some years of it what the server meant.
TEST(Warc, ReadsTheBodiesOfNewsCrawls) {
  const std::string header = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";
  const std::string as_meant = response("https://orra.example/1", http(page(1), header));
  const std::string packed = gzip(page(2));
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", packed.size());
  const std::string as_sent =
      response("https://orra.example/2", http(size + packed + "\r\n0\r\n\r\n", header));
  const BytesRead got = read(gzip(as_meant) + gzip(as_sent));
  EXPECT_THAT(got.faults, IsEmpty());
  ASSERT_THAT(got.records, SizeIs(2));
  EXPECT_EQ(got.records[0].bytes, page(1));
  EXPECT_THAT(got.records[0].warnings, SizeIs(2));
  EXPECT_EQ(got.records[1].bytes, page(2));
  EXPECT_THAT(got.records[1].warnings, IsEmpty());
}

// --- what is wrong

struct WrongRow {
  std::string why;
  std::string bad;     // stands between pages 1 and 3
  std::string reason;  // part of the message
};

std::vector<WrongRow> wrong_rows() {
  const std::string message = http(page(2));
  const std::string address = "WARC-Target-URI: https://orra.example/2\r\n";
  const long size = static_cast<long>(message.size());
  return {
      {"a length that is too short", warc_record("response", address, message, size - 100),
       "no record begins behind that"},
      {"a length of nothing", warc_record("response", address, message, 0),
       "no record begins behind that"},
      {"a length that reaches into the next record",
       warc_record("response", address, message, size + 300), "its Content-Length is"},
      {"a length that is no number",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
       "no Content-Length that is a number"},
      {"a length beyond all files",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\nx\r\n\r\n",
       "another record begins after"},
      {"a length of more digits than there are",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999999\r\n\r\n",
       "no Content-Length"},
      {"no type", "WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", "no WARC-Type"},
      {"bytes that are no record", "These bytes are nobody's.\r\n\r\n", "no record begins there"},
      {"a head without an end", "WARC/1.0\r\nWARC-Type: response\r\n", ""},
      {"no response in a response", warc_record("response", address, "Water rose."),
       "holds no HTTP response"},
      {"a segment of a page",
       warc_record("response", address + "WARC-Segment-Number: 1\r\n", message), "one segment"},
  };
}

TEST(Warc, TellsEachRecordThatItCannotReadAndReadsTheOthers) {
  for (const WrongRow& row : wrong_rows()) {
    const BytesRead got = read(page_record(1) + row.bad + page_record(3));
    ASSERT_THAT(got.faults, SizeIs(1)) << row.why;
    EXPECT_THAT(got.faults[0].detail, HasSubstr(row.reason)) << row.why;
    EXPECT_EQ(got.faults[0].subject, "crawl.warc.gz");
    EXPECT_EQ(got.faults[0].line, 2u) << row.why;
    EXPECT_TRUE(got.faults[0].has_byte);
    EXPECT_EQ(got.faults[0].byte, page_record(1).size()) << row.why;
    EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/3"))
        << row.why;
  }
}

TEST(Warc, DoesSoInPackedArchivesToo) {
  const std::string first = gzip(page_record(1));
  for (const WrongRow& row : wrong_rows()) {
    const BytesRead got = read(first + gzip(row.bad) + gzip(page_record(3)));
    ASSERT_THAT(got.faults, SizeIs(1)) << row.why;
    EXPECT_EQ(got.faults[0].line, 2u) << row.why;
    EXPECT_EQ(got.faults[0].byte, first.size()) << row.why;
    EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/3"))
        << row.why;
  }
}

TEST(Warc, TellsADamagedMemberAndReadsTheOthers) {
  const std::string first = gzip(page_record(1));
  const std::string third = gzip(page_record(3));
  std::string second = gzip(page_record(2));
  for (std::size_t at = 0; at < second.size(); ++at) {
    if (at >= 3 && at < 10) continue;  // flags, time and system: what they say is not checked
    std::string damaged = second;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const BytesRead got = read(first + damaged + third);
    if (got.faults.empty()) {  // a bit that means nothing, behind the last one of the packed data
      ASSERT_THAT(got.records, SizeIs(3)) << at;
      ASSERT_EQ(got.records[1].bytes, page(2)) << at;
      ASSERT_GE(at + 9, second.size());
      continue;
    }
    ASSERT_THAT(got.faults, SizeIs(1)) << at;
    ASSERT_EQ(got.faults[0].line, 2u);
    ASSERT_EQ(got.faults[0].byte, first.size()) << got.faults[0].detail;
    ASSERT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/3"));
  }
}

TEST(Warc, TellsTwoDamagedMembersApart) {
  std::string second = gzip(page_record(2));
  second[second.size() / 2] = static_cast<char>(second[second.size() / 2] ^ 0x10);
  const BytesRead got =
      read(gzip(page_record(1)) + gzip("nobody's bytes") + second + gzip(page_record(4)));
  EXPECT_THAT(got.faults, SizeIs(2));
  EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/4"));
}

TEST(Warc, StopsABombAndReadsTheOthers) {
  const std::string zeros(std::size_t{8} << 20, '\0');
  const std::string bomb = gzip(response("https://orra.example/2", http(zeros)));
  const BytesRead got = read(gzip(page_record(1)) + bomb + gzip(page_record(3)));
  ASSERT_THAT(got.faults, SizeIs(1));
  EXPECT_EQ(got.faults[0].fault, Fault::too_large);
  EXPECT_THAT(got.faults[0].detail, HasSubstr("decompression bomb"));
  EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/3"));
}

TEST(Warc, PassesABlockThatIsTooLarge) {
  IntakeOptions options;
  options.max_record_bytes = 100000;
  const std::string large = page(2, 300000);
  const std::string page_too_large = response("https://orra.example/2", http(large));
  const std::string film =
      response("https://orra.example/3", http(large, "Content-Type: video/mp4\r\n"));
  for (const bool packed : {false, true}) {
    const auto pack = [&](const std::string& record) { return packed ? gzip(record) : record; };
    const BytesRead got = read(
        pack(page_record(1)) + pack(page_too_large) + pack(film) + pack(page_record(4)), options);
    ASSERT_THAT(got.faults, SizeIs(1));
    EXPECT_EQ(got.faults[0].fault, Fault::too_large);
    EXPECT_EQ(got.faults[0].line, 2u);
    EXPECT_EQ(got.passed_over.records, 1u);
    EXPECT_THAT(urls_of(got), ElementsAre("https://orra.example/1", "https://orra.example/4"));
  }
}

TEST(Warc, IsNotMisledByAPageThatQuotesARecord) {
  const std::string quoting =
      http("<pre>\r\n\r\n" + page_record(9) + "</pre><p>is how a record looks.</p>");
  const BytesRead got =
      read(page_record(1) + response("https://orra.example/2", quoting) + page_record(3));
  EXPECT_THAT(got.faults, IsEmpty());
  EXPECT_THAT(got.records, SizeIs(3));
}

TEST(Warc, MayHaveLineFeedsAlone) {
  std::string record = page_record(1);
  for (std::size_t at = 0; (at = record.find("\r\n", at)) != std::string::npos;)
    record.erase(at, 1);
  const std::size_t block = record.find("\n\n") + 2;
  const std::size_t size = record.size() - block - 2;
  const std::size_t length = record.find("Content-Length: ") + 16;
  record.replace(length, record.find('\n', length) - length, std::to_string(size));
  const BytesRead got = read(record + record);
  EXPECT_THAT(got.faults, IsEmpty());
  EXPECT_THAT(got.records, SizeIs(2));
}

TEST(Warc, GivesIdsThatTellItsPagesApart) {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("crawl.warc.gz", gzip(info()) + gzip(page_record(1)) + gzip(page_record(2)));
  TakenIn taken = take_in({path});
  settle_ids(taken.records);
  EXPECT_THAT(ids_of(taken.records), ElementsAre("crawl.warc:2", "crawl.warc:3"));
}

}  // namespace
}  // namespace synoptic
