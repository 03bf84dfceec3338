// archive: writes one dossier into an open transaction.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "archive/sqlite.h"
#include "synoptic/archive.h"
#include "synoptic/dossier.h"

namespace synoptic {

// Keeps the reports, then the dossier with its names, quotes and claims. Trouble is in
// database.error().
// REQUIRES: a transaction is open.
Kept keep_dossier(Database& database, const Dossier& dossier);

}  // namespace synoptic
