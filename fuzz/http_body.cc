// HTTP responses as archives hold them, and their bodies in every coding.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/records_law.h"
#include "intake/http.h"
#include "intake/unpack.h"

using namespace synoptic;

namespace {

bool wants_all(unsigned /*status*/, const MediaType& /*type*/) { return true; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const IntakeOptions options = small_limits();
  const std::string_view bytes = view_of(data, size);
  const auto response = read_http(bytes, wants_all, options);
  if (response) {
    must(response->body.size() <= std::max<std::size_t>(options.max_record_bytes, size),
         "a body is no larger than it may be");
  } else {
    must(!response.error().detail.empty(), "an error says why");
  }
  for (const Coding coding : {Coding::gzip, Coding::deflate, Coding::brotli, Coding::zstd}) {
    const auto body = unpack_body(bytes, coding, options.max_record_bytes, options.unpack);
    must(!body || body->size() <= options.max_record_bytes, "so is what a coding gives");
  }
  return 0;
}
