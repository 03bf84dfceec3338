// Loading a saved stream of stories: refused with a reason, or a stream that goes on.
// SPDX-License-Identifier: Apache-2.0
//
// The checksum at the end would keep every mutation out, so it is made right here first.
#include <string>

#include "fuzz/check.h"
#include "synoptic/ids.h"
#include "synoptic/story.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string bytes = "synoptic.stories/4\n";
  bytes += view_of(data, size);
  const std::uint64_t checksum = hash_bytes(bytes);
  for (int byte = 0; byte < 8; ++byte) bytes += static_cast<char>((checksum >> (8 * byte)) & 255u);
  Result<StoryStream> stream = StoryStream::load(bytes, {.story = {}, .window = 1000});
  if (!stream) {
    must(!stream.error().detail.empty(), "an error says why");
    return 0;
  }
  (void)stream->settle();
  must(StoryStream::load(stream->save(), {.story = {}, .window = 1000}).has_value(),
       "what is saved loads");
  return 0;
}
