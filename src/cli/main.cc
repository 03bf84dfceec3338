// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "cli/app.h"

int main(int argc, char** argv) {
  try {
    return synoptic::run_command_line(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "synoptic: stopped by an error of its own: %s\n", e.what());
    return 70;  // EX_SOFTWARE of sysexits.h
  }
}
