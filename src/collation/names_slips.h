// collation: one person whose name an outlet has misspelt.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/names_gather.h"

namespace synoptic {

// Joins people of different reports whose full names differ by a slip: "Gerda Moll" and "Gerda
// Mohl". Names that one report has both of are two people. Where the given names are two that we
// know ("Anna", "Anne"), or both parts differ by more than a letter, an office that both are given
// must say that they are one.
// REQUIRES: full names are joined already; entities are sorted as gather_entities sorts them.
void join_slips(const std::vector<NameEntity>& entities, NameSets& sets);

}  // namespace synoptic
