// cli: standard output, standard error, files and colours.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/pipeline.h"
#include "synoptic/result.h"

namespace synoptic {

// One line on standard error: "synoptic: story.txt: has nothing in it".
void print_fault(const Error& fault);

// Prints all faults and, unless `quiet`, what was left out and is no fault; gives the exit code
// that the faults ask for: 0 when there are none.
[[nodiscard]] int report_faults(const std::vector<Error>& faults, const LeftOut& left_out,
                                bool quiet);

// Writes to standard output. Fault::disk_full or not_writable.
[[nodiscard]] Result<void> write_out(std::string_view bytes);

// Writes a whole file, or standard output for "-": first beside its place, then renamed, so that
// nobody ever sees half of it. Fault::disk_full or not_writable.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

// The exit code of a Result; the error is printed.
[[nodiscard]] int exit_code_of(const Result<void>& result);

// Whether standard output is a terminal that may be coloured.
[[nodiscard]] bool wants_colour(bool no_color);

// Columns of the terminal, between 80 and 120; 100 when there is no terminal.
[[nodiscard]] std::uint32_t columns_of_terminal();

// Foreign text for a terminal: control and bidirectional control characters as "\x1b", line ends
// kept.
[[nodiscard]] std::string visible(std::string_view foreign);

// The words in one colour (an SGR code such as "2" for dim), or plain.
[[nodiscard]] std::string coloured(std::string_view words, std::string_view code, bool colour);

}  // namespace synoptic
