// fuzz: what holds for all that intake gives, whatever it was given.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

#include "fuzz/check.h"
#include "synoptic/intake.h"
#include "synoptic/utf8.h"

namespace synoptic {

// Limits that let an input of a few kilobytes reach them.
inline IntakeOptions small_limits() {
  IntakeOptions options;
  options.max_record_bytes = 64u << 10;
  options.unpack.free_member_bytes = 16u << 10;
  options.unpack.free_bytes = 256u << 10;
  return options;
}

inline void check_records(const BytesRead& read, const IntakeOptions& options, std::size_t size) {
  must(!read.records.empty() || !read.faults.empty() || read.passed_over.records > 0 || size > 0,
       "nothing is told as something");
  for (const Record& record : read.records) {
    must(record.bytes.size() <= options.max_record_bytes, "a record is no larger than it may be");
    must(is_utf8(record.entry), "an entry's name is UTF-8");
    must(record.byte <= size, "a record begins in the file");
    must(!record.id.empty(), "a record has an id");
  }
  for (const Error& fault : read.faults) {
    must(!fault.detail.empty(), "a fault says why");
    must(!fault.subject.empty(), "a fault says where");
    must(!fault.has_byte || fault.byte <= size + options.max_record_bytes,
         "its byte lies in the file, or in the line of a packed one");
    must(to_sentence(fault).find('\n') == std::string::npos, "a fault is one line");
  }
}

}  // namespace synoptic
