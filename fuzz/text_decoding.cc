// Laws of reading UTF-8: repairing gives well-formed text, decoding forth and back meets, and code
// points are counted alike.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "fuzz/check.h"
#include "synoptic/utf8.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes = view_of(data, size);
  const Repaired repaired = repair_utf8(bytes);
  must(is_utf8(repaired.text), "repaired text is well-formed");
  must(repaired.replaced > 0 || bytes.ends_with(repaired.text), "well-formed text stays as it is");
  must(repaired.replaced == 0 || repaired.first_replaced < size,
       "the first fault lies in the input");
  const Repaired again = repair_utf8(repaired.text);
  must(again.replaced == 0, "what is repaired needs no repair");

  const CodePoints points(bytes);
  std::string written;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode_at(bytes, at);
    must(decoded.bytes > 0 && at + decoded.bytes <= size, "decoding goes on within the input");
    append_utf8(written, decoded.code_point);
    at += decoded.bytes;
    must(decode_before(bytes, at).bytes <= decoded.bytes,
         "decoding back stays within the code point");
  }
  must(repair_utf8(written).replaced == 0, "decoded text is well-formed");

  const std::string_view text = repaired.text;
  const CodePoints counted(text);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    must(counted.at(static_cast<std::uint32_t>(at)) == count, "code points are counted one by one");
    const Decoded decoded = decode_at(text, at);
    at += decoded.bytes;
    must(decode_before(text, at).code_point == decoded.code_point, "forth and back meet");
  }
  must(counted.at(static_cast<std::uint32_t>(text.size())) == count, "the end is counted");
  return 0;
}
