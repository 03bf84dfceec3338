// The whole public surface, in the order in which data flows.
// SPDX-License-Identifier: Apache-2.0

#pragma once

// clang-format off
#include "synoptic/result.h"
#include "synoptic/span.h"
#include "synoptic/utf8.h"
#include "synoptic/ids.h"
#include "synoptic/time.h"
#include "synoptic/json.h"
#include "synoptic/parallel.h"
#include "synoptic/intake.h"
#include "synoptic/page.h"
#include "synoptic/text.h"
#include "synoptic/reading.h"
#include "synoptic/lineage.h"
#include "synoptic/story.h"
#include "synoptic/collation.h"
#include "synoptic/dossier.h"
#include "synoptic/archive.h"
#include "synoptic/pipeline.h"
// clang-format on
