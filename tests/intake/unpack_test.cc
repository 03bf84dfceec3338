// SPDX-License-Identifier: Apache-2.0
#include "intake/unpack.h"

#include <gmock/gmock.h>

#include "intake/archives.h"

namespace synoptic {
namespace {

using testing::HasSubstr;

std::unique_ptr<Members> members_of(std::string_view bytes, const UnpackLimits& limits = {}) {
  return std::make_unique<Members>(Input("x.gz", open_bytes(bytes)), packing_of(bytes), limits);
}

// All that a stream gives, up to its end or its error.
struct Read {
  std::string bytes;
  std::optional<Error> error;
};

Read read_all(Members& members) {
  Read out;
  std::string piece(1000, '\0');
  while (true) {
    const auto got = members.read(piece.data(), piece.size());
    if (!got) out.error = got.error();
    if (!got || *got == 0) return out;
    out.bytes.append(piece, 0, *got);
  }
}

TEST(Packing, ShowsInTheFirstBytes) {
  EXPECT_EQ(packing_of(gzip("a")), Packing::gzip);
  EXPECT_EQ(packing_of(zstd("a")), Packing::zstd);
  EXPECT_EQ(packing_of("\x5d\x2a\x4d\x18...."), Packing::zstd);
  EXPECT_EQ(packing_of("WARC/1.0"), Packing::none);
  EXPECT_EQ(packing_of("\x1f"), Packing::none);
  EXPECT_EQ(packing_of(""), Packing::none);
}

TEST(Members, FollowOneAnother) {
  for (const auto pack : {gzip, zstd}) {
    const std::string first = pack("first ");
    const std::string file = first + pack("") + pack("second");
    const auto members = members_of(file);
    EXPECT_EQ(read_all(*members).bytes, "first second");
    EXPECT_EQ(members->sound_until(), 12u);
  }
}

TEST(Members, SayWhereTheyBegin) {
  const std::string first = gzip("first ");
  const std::string file = first + gzip("second");
  const auto members = members_of(file);
  EXPECT_EQ(members->member_behind(0), std::nullopt);
  read_all(*members);
  EXPECT_EQ(members->member_behind(0)->unpacked, 6u);
  EXPECT_EQ(members->member_behind(0)->packed, first.size());
  EXPECT_EQ(members->member_of(5).packed, 0u);
  EXPECT_EQ(members->member_of(6).packed, first.size());
  EXPECT_EQ(members->member_behind(6), std::nullopt);
}

TEST(Members, OfAFileThatIsNotPackedAreOne) {
  const auto members = members_of("not packed");
  EXPECT_EQ(read_all(*members).bytes, "not packed");
  EXPECT_EQ(members->member_of(4).unpacked, 0u);
  EXPECT_FALSE(members->resume("not"));
}

TEST(Members, MayHaveZerosBehindThem) {
  const std::string file = gzip("first ") + std::string(512, '\0') + gzip("second");
  const auto members = members_of(file);
  const Read read = read_all(*members);
  EXPECT_EQ(read.bytes, "first second");
  EXPECT_FALSE(read.error);
}

TEST(Members, ThatAreCutOffSaySo) {
  for (const auto pack : {gzip, zstd}) {
    const std::string whole = pack(page(1, 3000));
    for (std::size_t size = 1; size < whole.size(); ++size) {
      const std::string file = pack("first") + whole.substr(0, size);
      const auto members = members_of(file);
      const Read read = read_all(*members);
      ASSERT_TRUE(read.bytes.starts_with("first"));
      ASSERT_TRUE(read.error) << size;
      ASSERT_EQ(read.error->fault, Fault::malformed);
      ASSERT_EQ(read.error->byte, pack("first").size());
      ASSERT_THAT(read.error->detail, HasSubstr("cut off"));
    }
  }
}

TEST(Members, BehindABrokenOneAreReadOn) {
  const std::string first = gzip("WARC/1 " + page(1, 3000));
  std::string broken = gzip("WARC/2 " + page(2, 3000));
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  const std::string decoy = gzip("no record");
  const std::string file = first + broken + decoy + gzip("WARC/3");
  const auto members = members_of(file);
  const Read read = read_all(*members);
  ASSERT_TRUE(read.error);
  EXPECT_EQ(read.error->byte, first.size());
  ASSERT_TRUE(members->resume("WARC/"));
  EXPECT_EQ(read_all(*members).bytes, "WARC/3");
  EXPECT_FALSE(read_all(*members).error);
}

TEST(Members, BehindABrokenOneMayBeNone) {
  const std::string file = gzip("first") + "garbage, and more of it";
  const auto members = members_of(file);
  const Read read = read_all(*members);
  EXPECT_EQ(read.bytes, "first");
  ASSERT_TRUE(read.error);
  EXPECT_THAT(read.error->detail, HasSubstr("no gzip data"));
  EXPECT_FALSE(members->resume("WARC/"));
  EXPECT_EQ(read_all(*members).bytes, "");
}

TEST(Members, WithAWrongChecksumAreNotSound) {
  std::string packed = gzip("first");
  packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
  const auto members = members_of(packed);
  const Read read = read_all(*members);
  EXPECT_EQ(read.bytes, "first");
  ASSERT_TRUE(read.error);
  EXPECT_EQ(members->sound_until(), 0u);
}

TEST(Members, ThatExpandTooMuchAreStopped) {
  const std::string bomb = gzip(std::string(std::size_t{4} << 20, '\0'));
  ASSERT_LT(bomb.size() * 200, std::size_t{4} << 20);
  const auto members = members_of(bomb);
  const Read read = read_all(*members);
  ASSERT_TRUE(read.error);
  EXPECT_EQ(read.error->fault, Fault::too_large);
  EXPECT_THAT(read.error->detail, HasSubstr("bomb"));
  EXPECT_LE(read.bytes.size(), (std::size_t{1} << 20) + 4096);
}

TEST(Members, ThatExpandTooMuchTogetherAreStopped) {
  UnpackLimits limits;
  limits.free_bytes = std::size_t{4} << 20;
  const std::string small = gzip(std::string(std::size_t{1} << 20, '\0'));
  std::string file;
  for (int i = 0; i < 16; ++i) file += small;
  const auto members = members_of(file, limits);
  const Read read = read_all(*members);
  ASSERT_TRUE(read.error);
  EXPECT_EQ(read.error->fault, Fault::too_large);
  EXPECT_LE(read.bytes.size(), std::size_t{5} << 20);
}

TEST(Members, OfZstandardMayShareADictionary) {
  const std::string words = page(7, 2000);
  const auto size = static_cast<std::uint32_t>(words.size());
  std::string file = "\x5d\x2a\x4d\x18";
  for (unsigned i = 0; i < 4; ++i) file += static_cast<char>(size >> (8 * i));
  file += words;
  std::string frame(ZSTD_compressBound(words.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  frame.resize(ZSTD_compress_usingDict(context, frame.data(), frame.size(), words.data(),
                                       words.size(), words.data(), words.size(), 3));
  ZSTD_freeCCtx(context);
  ASSERT_LT(frame.size(), 400u) << "it is useless without the dictionary";
  file += frame;
  EXPECT_EQ(read_all(*members_of(file)).bytes, words);
}

}  // namespace
}  // namespace synoptic
