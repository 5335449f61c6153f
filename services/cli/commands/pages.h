#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/cli/http/client.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

// Reads a list (AIP-158) to its last page and hands over each item. Gives the last page; or the
// first answer that is an error, or no JSON object, as it came; DATA_LOSS where a page token comes
// again, since such a list has no end.
absl::StatusOr<Response> VisitPages(const Client& client, absl::string_view path, Query query,
                                    const char* items,
                                    absl::FunctionRef<void(const Value& item)> visit);
// The same, handing over each page before its items.
absl::StatusOr<Response> VisitPages(const Client& client, absl::string_view path, Query query,
                                    const char* items,
                                    absl::FunctionRef<void(const Value& item)> visit,
                                    absl::FunctionRef<void(const Value& page)> visit_page);

// Every page as one answer: the last page with the items of all of them. Nothing is given of a list
// that fails half-way.
absl::StatusOr<Response> GetAll(const Client& client, absl::string_view path, Query query,
                                const char* items);

}  // namespace copperplate::cli
