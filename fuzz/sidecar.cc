// A reports.json.
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "fuzz/check.h"
#include "synoptic/intake.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto sidecar = parse_sidecar(view_of(data, size));
  if (!sidecar) {
    must(!sidecar.error().detail.empty(), "an error says why");
    return 0;
  }
  std::set<std::string> ids;
  for (const Fields& row : sidecar->rows) {
    must(row.id && !row.id->empty(), "every row has an id");
    must(ids.insert(*row.id).second, "no two rows have the same");
    must(!row.text, "text is not taken from it");
  }
  for (const Error& fault : sidecar->faults) must(!fault.detail.empty(), "a fault says why");
  return 0;
}
