// cli: takes a command line, gives an exit code.
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace synoptic {

// 0: done; 1: something could not be read, the rest is done; 2: wrong use; 3 busy, 4 corrupt and 5
// disk full, of an archive or a file being written.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace synoptic
