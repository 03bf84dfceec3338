// Web archives, plain, gzipped and in Zstandard frames: any bytes are records and Errors.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/records_law.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const IntakeOptions options = small_limits();
  const std::string_view bytes = view_of(data, size);
  const BytesRead read = read_bytes("x.warc", bytes, options);
  check_records(read, options, size);
  std::uint64_t before = 0;
  for (const Record& record : read.records) {
    must(record.line > before, "records are counted upwards");
    before = record.line;
  }
  // No longer a file, no less read: what stands before the last byte does not hang on it.
  if (size < 2) return 0;
  const BytesRead shorter = read_bytes("x.warc", bytes.substr(0, size - 1), options);
  must(shorter.records.size() + shorter.passed_over.records + 1 + shorter.faults.size() >=
           read.records.size() + read.passed_over.records,
       "one byte less loses one record at most");
  return 0;
}
