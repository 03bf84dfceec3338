// collation: the two ways entities become one name.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/names_gather.h"

namespace synoptic {

// Joins the entities of kind person that are one person.
// REQUIRES: sets has a place for each entity; entities are sorted as gather_entities sorts them.
void merge_people(const std::vector<NameEntity>& entities, NameSets& sets);

// Joins the entities of all other kinds that are one organisation, place, group or thing.
// REQUIRES: as above.
void merge_things(const std::vector<NameEntity>& entities, NameSets& sets);

}  // namespace synoptic
