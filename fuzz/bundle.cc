// ZIP and tar archives, plain and packed: any bytes are records and Errors, and no name is a path.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/records_law.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const IntakeOptions options = small_limits();
  const BytesRead read = read_bytes("x.zip", view_of(data, size), options);
  check_records(read, options, size);
  for (const Record& record : read.records) {
    must(record.path == "x.zip", "the path is the archive's");
    must(!record.entry.empty(), "an entry has a name");
  }
  return 0;
}
