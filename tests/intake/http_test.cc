// SPDX-License-Identifier: Apache-2.0
#include "intake/http.h"

#include <gmock/gmock.h>

#include "intake/archives.h"

namespace synoptic {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::string_view_literals;

constexpr std::string_view kPage = "<p>Water rose in Orra.</p>";

bool wants_all(unsigned /*status*/, const MediaType& /*type*/) { return true; }
bool wants_none(unsigned /*status*/, const MediaType& /*type*/) { return false; }

Result<HttpResponse> read(std::string_view message, const IntakeOptions& options = {}) {
  return read_http(message, wants_all, options);
}

TEST(Headers, AreFoundWhateverTheirCaseAndFolding) {
  const Headers headers(
      "WARC-Type: response\r\nwarc-date:2031\r\nX: a\r\n  b\r\n\tc\r\nno header\nLF: only\n\r\nZ: "
      "out");
  EXPECT_EQ(headers.find("warc-type"), "response");
  EXPECT_EQ(headers.find("WARC-DATE"), "2031");
  EXPECT_EQ(headers.find("x"), "a b c");
  EXPECT_EQ(headers.find("lf"), "only");
  EXPECT_EQ(headers.find("z"), std::nullopt);
}

TEST(Headers, TheFirstOfANameCounts) { EXPECT_EQ(Headers("A: 1\r\nA: 2\r\n").find("a"), "1"); }

TEST(Headers, OfNothingAreNone) {
  EXPECT_EQ(Headers("").find("a"), std::nullopt);
  EXPECT_EQ(Headers(" folded\r\n: nameless\r\n").find("a"), std::nullopt);
}

TEST(EndOfHead, LiesBehindTheBlankLine) {
  EXPECT_EQ(end_of_head("a\r\n\r\nb"), 5u);
  EXPECT_EQ(end_of_head("a\n\nb"), 3u);
  EXPECT_EQ(end_of_head("a\r\nb\r\n"), std::string_view::npos);
  EXPECT_EQ(end_of_head(""), std::string_view::npos);
}

struct TypeRow {
  std::string_view value;
  std::string_view name;
  std::string_view charset;
};

TEST(MediaType, HasACharset) {
  constexpr TypeRow kRows[] = {
      {"text/html", "text/html", ""},
      {"Text/HTML; Charset=KOI8-R", "text/html", "KOI8-R"},
      {"text/html;charset=\"utf-8\"; x=y", "text/html", "utf-8"},
      {"text/html; x=y; charset = utf-8", "text/html", ""},
      {"text/html; charset=utf-8; x", "text/html", "utf-8"},
      {"text/html; charset=", "text/html", ""},
      {"text/html; charset=\"", "text/html", ""},
      {"application/http; msgtype=response", "application/http", ""},
      {"", "", ""},
  };
  for (const TypeRow& row : kRows) {
    EXPECT_EQ(media_type(row.value).name, row.name) << row.value;
    EXPECT_EQ(media_type(row.value).charset, row.charset) << row.value;
  }
}

TEST(HttpResponse, HasStatusTypeAndBody) {
  const auto response =
      read("HTTP/1.1 203 Fine\r\nContent-Type: text/html; charset=big5\r\n\r\n<p>Water");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 203u);
  EXPECT_EQ(response->type.charset, "big5");
  EXPECT_EQ(response->body, "<p>Water");
  EXPECT_THAT(response->warnings, IsEmpty());
}

TEST(HttpResponse, LeavesABodyThatNobodyWants) {
  const auto response = read_http(http(kPage, "Content-Encoding: nonsense\r\n"), wants_none, {});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "");
}

struct CodedRow {
  std::string what;
  std::string headers;
  std::string body;
};

// "<p>Water rose in Orra.</p>" by another implementation.
constexpr std::string_view kBrotli =
    "\x8b\x0c\x80\x3c\x70\x3e\x57\x61\x74\x65\x72\x20\x72\x6f\x73\x65\x20\x69\x6e\x20\x4f\x72\x72"
    "\x61\x2e\x3c\x2f\x70\x3e\x03"sv;

TEST(HttpResponse, IsUnchunkedAndUnpacked) {
  const std::string chunks = "1\r\n<\r\n19;name=value\r\np>Water rose in Orra.</p>\r\n0\r\n\r\n";
  const std::string packed = gzip(kPage);
  const std::string half = packed.substr(0, 16);
  const std::string chunked_gzip = "10\r\n" + half + "\r\n" +
                                   [&] {
                                     char size[16];
                                     std::snprintf(size, sizeof size, "%zX", packed.size() - 16);
                                     return std::string(size);
                                   }() +
                                   "\r\n" + packed.substr(16) + "\r\n0\r\nTrailer: x\r\n\r\n";
  const std::vector<CodedRow> rows = {
      {"plain", "", std::string(kPage)},
      {"chunked", "Transfer-Encoding: chunked\r\n", chunks},
      {"gzip", "Content-Encoding: gzip\r\n", packed},
      {"x-gzip", "content-encoding: X-GZIP\r\n", packed},
      {"deflate with zlib's head", "Content-Encoding: deflate\r\n", deflated(kPage, kAsZlib)},
      {"bare deflate", "Content-Encoding: deflate\r\n", deflated(kPage, kBare)},
      {"brotli", "Content-Encoding: br\r\n", std::string(kBrotli)},
      {"zstd", "Content-Encoding: zstd\r\n", zstd(kPage)},
      {"gzip in chunks", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked_gzip},
      {"packed twice", "Content-Encoding: gzip, identity, br\r\n", ""},
  };
  for (const CodedRow& row : rows) {
    if (row.body.empty()) continue;
    const auto response = read(http(row.body, row.headers));
    ASSERT_TRUE(response) << row.what << ": " << response.error().detail;
    EXPECT_EQ(response->body, kPage) << row.what;
    EXPECT_THAT(response->warnings, IsEmpty()) << row.what;
  }
  const auto twice = read(http(deflated(packed, kAsZlib), "Content-Encoding: gzip, deflate\r\n"));
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->body, kPage);
}

// Crawlers store the body unpacked and leave the headers as the server sent them.
TEST(HttpResponse, IsTakenAsItIsWhereItsHeadersAreWrong) {
  for (const std::string_view header :
       {"Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Content-Encoding: deflate\r\n",
        "Content-Encoding: zstd\r\n", "Transfer-Encoding: chunked\r\n"}) {
    const auto response = read(http(kPage, header));
    ASSERT_TRUE(response) << header;
    EXPECT_EQ(response->body, kPage) << header;
    EXPECT_THAT(response->warnings, SizeIs(1)) << header;
  }
  const auto unknown = read(http(kPage, "Content-Encoding: none\r\n"));
  ASSERT_TRUE(unknown);
  EXPECT_EQ(unknown->body, kPage);
}

TEST(HttpResponse, MayBeEmpty) {
  const auto response = read(http("", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "");
}

struct BrokenRow {
  std::string message;
  Fault fault;
  std::string reason;
};

TEST(HttpResponse, SaysWhatIsWrongWithIt) {
  const std::string packed = gzip(page(1, 4000));
  const std::vector<BrokenRow> rows = {
      {"", Fault::malformed, "no HTTP response"},
      {"<p>Water", Fault::malformed, "no HTTP response"},
      {"HTTP/1.1\r\n\r\n", Fault::malformed, "no HTTP response"},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html", Fault::malformed, "in the headers"},
      {http("5\r\nWater\r\n", "Transfer-Encoding: chunked\r\n"), Fault::malformed, "between two"},
      {http("ff\r\nWater", "Transfer-Encoding: chunked\r\n"), Fault::malformed, "in a chunk"},
      {http("ffffffffffffffff\r\nWater", "Transfer-Encoding: chunked\r\n"), Fault::malformed,
       "in a chunk"},
      {http(packed.substr(0, packed.size() / 2), "Content-Encoding: gzip\r\n"), Fault::malformed,
       "cut off"},
      {http(packed, "Content-Encoding: br\r\n"), Fault::malformed, "packed with br"},
      {http("\x01\x02", "Content-Encoding: lzma\r\n"), Fault::not_supported, "lzma"},
      {http(packed, "Content-Encoding: gzip, gzip, gzip, gzip\r\n"), Fault::malformed,
       "three times"},
      {http(gzip(std::string(std::size_t{8} << 20, '0')), "Content-Encoding: gzip\r\n"),
       Fault::too_large, "bomb"},
  };
  for (const BrokenRow& row : rows) {
    const auto response = read(row.message);
    ASSERT_FALSE(response) << row.reason;
    EXPECT_EQ(response.error().fault, row.fault) << row.reason;
    EXPECT_THAT(response.error().detail, HasSubstr(row.reason));
  }
}

TEST(HttpResponse, IsNoLargerThanOneReportMayBe) {
  IntakeOptions options;
  options.max_record_bytes = 1000;
  const auto response = read(http(gzip(page(1, 4000)), "Content-Encoding: gzip\r\n"), options);
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().fault, Fault::too_large);
}

}  // namespace
}  // namespace synoptic
