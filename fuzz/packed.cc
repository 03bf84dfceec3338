// Files packed with gzip or Zstandard, by their content: JSON lines, pages and whatever else.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/records_law.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const IntakeOptions options = small_limits();
  const std::string_view bytes = view_of(data, size);
  check_records(read_bytes("x", bytes, options), options, size);
  check_records(read_bytes("x.jsonl.gz", bytes, options), options, size);
  return 0;
}
