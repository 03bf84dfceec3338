// A dossier made by hand of four invented reports about talks in the harbour town of Orra.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "synoptic/dossier.h"

namespace synoptic {

// A report with nothing but an id and a text; the first line is the headline.
[[nodiscard]] Report plain_report(std::string id, std::string text);

// The words of a report, at their nth place (0 the first). Fails the test when they are not there.
[[nodiscard]] Anchor at(const Dossier& dossier, ReportIndex report, std::string_view words,
                        std::size_t nth = 0);

// Every section has something in it: a difference with two answers, one of which is attributed; an
// agreement; a fact of one report; a quote that is whole, cut and reworded; a timeline; a plan with
// versions; a credit and a shared passage. Reports 0 to 3: Meridian Wire, Harbour Post, Tidewater
// News and one without outlet or date.
[[nodiscard]] Dossier harbour_talks();

// One report of these words, with a claim, a quote, a name and a credit on all of them.
[[nodiscard]] Dossier dossier_on(std::string words);

}  // namespace synoptic
