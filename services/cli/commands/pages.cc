#include "services/cli/commands/pages.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/cli/http/exit_code.h"

namespace copperplate::cli {

absl::StatusOr<Response> VisitPages(const Client& client, absl::string_view path, Query query,
                                    const char* items,
                                    absl::FunctionRef<void(const Value& item)> visit) {
  query.emplace_back("pageSize", "500");
  query.emplace_back("pageToken", "");
  while (true) {
    absl::StatusOr<Response> response = client.Get(path, query);
    if (!response.ok() || ExitCodeOf(response->status) != kDone) return response;
    const Value page = Value::Parse(response->body);
    if (page.null()) return response;
    for (const Value& item : page[items].elements()) visit(item);
    query.back().second = page["nextPageToken"].text();
    if (query.back().second.empty()) return response;
  }
}

absl::StatusOr<Response> GetAll(const Client& client, absl::string_view path, Query query,
                                const char* items) {
  std::string all;
  absl::StatusOr<Response> response = VisitPages(
      client, path, std::move(query), items,
      [&](const Value& item) { absl::StrAppend(&all, all.empty() ? "" : ",", item.json()); });
  if (!response.ok() || ExitCodeOf(response->status) != kDone) return response;
  const Value last = Value::Parse(response->body);
  if (last.null()) return response;
  response->body = absl::StrCat("{", Quote(items), ":[", all, "]");
  for (const auto& [name, value] : last.members()) {
    if (name != items) absl::StrAppend(&response->body, ",", Quote(name), ":", value.json());
  }
  response->body += "}";
  return response;
}

}  // namespace copperplate::cli
