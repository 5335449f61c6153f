#include "libs/parts_postgres/part_table.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::parts_postgres {
namespace {

constexpr absl::string_view kHeader[] = {"uid",        "version",    "created_at",
                                         "created_by", "updated_at", "updated_by"};

// `volunteer = ($2::text[])[1] AND id = ($2::text[])[2]`
std::string At(const std::vector<absl::string_view>& path) {
  std::string condition;
  for (size_t i = 0; i < path.size(); ++i) {
    absl::StrAppend(&condition, " AND ", path[i], " = ($2::text[])[", i + 1, "]");
  }
  return condition;
}

// The n-th parameters, one for each of `columns`, from `first` on.
std::string Parameters(size_t columns, size_t first) {
  std::string parameters;
  for (size_t i = 0; i < columns; ++i) {
    absl::StrAppend(&parameters, i == 0 ? "$" : ", $", first + i);
  }
  return parameters;
}

std::string Write(const TableColumns& columns, const std::vector<absl::string_view>& path) {
  std::vector<absl::string_view> written(std::begin(kHeader), std::end(kHeader));
  written.insert(written.end(), columns.fields.begin(), columns.fields.end());
  std::string ids;
  for (size_t i = 0; i < path.size(); ++i) absl::StrAppend(&ids, ", ($2::text[])[", i + 1, "]");
  std::vector<std::string> updates;
  for (const absl::string_view column : written) {
    // What a new version keeps.
    if (column == "uid" || column == "created_at" || column == "created_by") continue;
    updates.push_back(absl::StrCat(column, " = excluded.", column));
  }
  const std::string key = absl::StrJoin(path, ", ");
  const std::string insert = absl::StrCat("INSERT INTO ", columns.table, " (force, ", key, ", ",
                                          absl::StrJoin(written, ", "), ") VALUES ($1", ids, ", ",
                                          Parameters(written.size(), 3), ")");
  if (columns.appended) return insert;
  return absl::StrCat(insert, " ON CONFLICT (force, ", key, ") DO UPDATE SET ",
                      absl::StrJoin(updates, ", "));
}

}  // namespace

TableStatements::TableStatements(const TableColumns& columns, size_t root_ids)
    : names_{absl::StrCat("find_", columns.table),  absl::StrCat("list_", columns.table),
             absl::StrCat("all_", columns.table),   absl::StrCat("delete_", columns.table),
             absl::StrCat("write_", columns.table), absl::StrCat("every_", columns.table),
             absl::StrCat("those_", columns.table)} {
  std::vector<absl::string_view> path = columns.above;
  path.push_back("id");
  const std::string key = absl::StrJoin(path, ", ");
  const std::string select = absl::StrCat(
      "SELECT ARRAY[", key, "], ", absl::StrJoin(kHeader, ", "), columns.fields.empty() ? "" : ", ",
      absl::StrJoin(columns.fields, ", "), columns.read_with.empty() ? "" : ", ", columns.read_with,
      " FROM ", columns.table, " WHERE force = $1");
  sql_[0] = absl::StrCat(select, At(path));
  sql_[1] =
      absl::StrCat(select, columns.above.empty() ? " AND cardinality($2::text[]) = 0" : "",
                   At(columns.above), " ", columns.narrowed, " ", columns.ordered, " LIMIT $4");
  sql_[2] =
      absl::StrCat(select, At({path.begin(), path.begin() + static_cast<ptrdiff_t>(root_ids)}),
                   " ORDER BY ", key);
  sql_[3] = absl::StrCat("DELETE FROM ", columns.table, " WHERE force = $1", At(path));
  sql_[4] = Write(columns, path);
  sql_[5] = absl::StrCat(select, " ORDER BY ", key);
  sql_[6] = absl::StrCat(select, " AND ", path[0], " = ANY ($2::text[]) ORDER BY ", key);
}

}  // namespace copperplate::parts_postgres
