#include "services/cli/commands/pages.h"

#include "absl/strings/str_cat.h"
#include "services/cli/http/exit_code.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

absl::StatusOr<Response> GetAll(const Client& client, absl::string_view path, Query query,
                                const char* items) {
  query.emplace_back("pageSize", "500");
  query.emplace_back("pageToken", "");
  std::string all;
  while (true) {
    absl::StatusOr<Response> response = client.Get(path, query);
    if (!response.ok() || ExitCodeOf(response->status) != kDone) return response;
    const Value page = Value::Parse(response->body);
    if (page.null()) return response;
    for (const Value& item : page[items].elements()) {
      absl::StrAppend(&all, all.empty() ? "" : ",", item.json());
    }
    query.back().second = page["nextPageToken"].text();
    if (query.back().second.empty()) {
      response->body = absl::StrCat("{", Quote(items), ":[", all, "],\"nextPageToken\":\"\"}");
      return response;
    }
  }
}

}  // namespace copperplate::cli
