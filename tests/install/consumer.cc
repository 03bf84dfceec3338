// A program of somebody else's, built against the installed package.
// SPDX-License-Identifier: Apache-2.0
#include <synoptic/synoptic.h>

#include <cstdio>

int main() {
  synoptic::Record record;
  record.id = "a";
  record.path = "a.txt";
  record.bytes = "Harbour opens\n\nThe harbour of Orra opened on Tuesday.";
  const synoptic::Result<synoptic::Report> report = synoptic::read_page(record);
  if (!report) return 1;
  const synoptic::Text text = synoptic::split_text(*report);
  std::printf("%zu sentences\n", text.sentences.size());
  return text.sentences.size() == 2 ? 0 : 1;
}
