#include "services/cli/commands/pages.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/cli/http/exit_code.h"

namespace copperplate::cli {

absl::StatusOr<Response> VisitPages(const Client& client, absl::string_view path, Query query,
                                    const char* items,
                                    absl::FunctionRef<void(const Value& item)> visit) {
  return VisitPages(client, path, std::move(query), items, visit, [](const Value&) {});
}

absl::StatusOr<Response> VisitPages(const Client& client, absl::string_view path, Query query,
                                    const char* items,
                                    absl::FunctionRef<void(const Value& item)> visit,
                                    absl::FunctionRef<void(const Value& page)> visit_page) {
  query.emplace_back("pageSize", "500");
  query.emplace_back("pageToken", "");
  absl::flat_hash_set<std::string> tokens;
  while (true) {
    absl::StatusOr<Response> response = client.Get(path, query);
    if (!response.ok() || ExitCodeOf(response->status) != kDone) return response;
    const Value page = Value::Parse(response->body);
    if (!page.object()) return response;
    visit_page(page);
    for (const Value& item : page[items].elements()) visit(item);
    query.back().second = page["nextPageToken"].text();
    if (query.back().second.empty()) return response;
    if (!tokens.insert(query.back().second).second) {
      return absl::DataLossError("the list does not end: a page token came twice");
    }
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
  if (!last.object()) return response;
  response->body = absl::StrCat("{", Quote(items), ":[", all, "]");
  for (const auto& [name, value] : last.members()) {
    if (name != items) absl::StrAppend(&response->body, ",", Quote(name), ":", value.json());
  }
  response->body += "}";
  return response;
}

}  // namespace copperplate::cli
