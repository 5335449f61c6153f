#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/cli/http/client.h"

namespace copperplate::cli {

// Every page of a list (AIP-158) as one answer: `{"<items>": [...], "nextPageToken": ""}`. The
// first answer that is an error, or no JSON, is given as it came. Nothing is given of a list that
// fails half-way.
absl::StatusOr<Response> GetAll(const Client& client, absl::string_view path, Query query,
                                const char* items);

}  // namespace copperplate::cli
