// The rows of a kind of part that are those of one table, whose statements are made of the names of
// its columns.
//
//   template <>
//   struct PartRows<Role> : parts_postgres::PartTable<Role, PartRows<Role>> {
//     static TableColumns Columns() { return {"role", {}, {"kind", "title", "min_age"}}; }
//     static auto Fields(Role& role) { return std::tie(role.kind, role.title, role.min_age); }
//     static void Place(Role& role, const PartPath& path) { role.id = path[0]; }
//   };
//
// Place() gives a part the ids that it holds of its path. The table has `force`, the columns of
// what the part lies below, `id`, those of the header (`uid, version, created_at, created_by,
// updated_at, updated_by`) and the fields; its key is the force and the path. A field's type is one
// of libs/postgres/codec.h.
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/paging.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::parts_postgres {

struct TableColumns {
  absl::string_view table;
  // Of what the part lies below: the root's first, where it has ids.
  std::vector<absl::string_view> above;
  // In the order of Fields().
  std::vector<absl::string_view> fields;
  // What is read with a row and is no column of it, as SQL: see PartTable::ReadWith().
  absl::string_view read_with = {};
  // What narrows a list beside what the parts lie below, as SQL that begins with AND: $5 and those
  // behind it are what PartTable::ListWith() is given.
  absl::string_view narrowed = {};
  // The rows of a list behind $3 (ListKeyOf(); empty: from the first), in its order, as SQL.
  absl::string_view ordered = "AND id > $3 ORDER BY id";
  // Of a kind that is added and never changed: written with an INSERT alone, so that the table need
  // not grant more.
  bool appended = false;
};

class TableStatements {
 public:
  // `root_ids`: how many the root has.
  TableStatements(const TableColumns& columns, size_t root_ids);

  // $1 force, $2 path.
  postgres::Statement find() const { return {postgres::kRead, names_[0], sql_[0]}; }
  // $1 force, $2 path of what they lie below, $3 key of the one before the first, $4 number of
  // rows, then what narrows it.
  postgres::Statement list() const { return {postgres::kRead, names_[1], sql_[1]}; }
  // $1 force, $2 ids of the root: those that it holds, in order of paths. Without $2 where it has
  // none.
  postgres::Statement all() const { return {postgres::kRead, names_[2], sql_[2]}; }
  // $1 force: those of every root, in order of paths.
  postgres::Statement every() const { return {postgres::kRead, names_[5], sql_[5]}; }
  // $1 force, $2 ids: those of the first id of their paths, the root's where it has one, in order
  // of paths.
  postgres::Statement those() const { return {postgres::kRead, names_[6], sql_[6]}; }
  // $1 force, $2 path.
  postgres::Statement erase() const { return {postgres::kWrite, names_[3], sql_[3]}; }
  // $1 force, $2 path, $3 to $8 the header, then the fields.
  postgres::Statement write() const { return {postgres::kWrite, names_[4], sql_[4]}; }

 private:
  std::string names_[7];
  std::string sql_[7];
};

// `Own`: what is derived of it.
template <class Part, class Own>
struct PartTable {
  using Record = PartRecord<Part>;

  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool /*sensitive*/) {
    return session.Query(Statements().find(), force, path);
  }

  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Part>& query) {
    return ListWith(session, force, query);
  }

  // List() of a kind that has `narrowed`, by its parameters.
  template <class... By>
  static absl::StatusOr<postgres::Rows> ListWith(postgres::Session& session,
                                                 absl::string_view force,
                                                 const PartQuery<Part>& query, const By&... by) {
    return session.Query(Statements().list(), force, query.parent, query.after,
                         change_postgres::RowsToAsk(query.limit), by...);
  }

  // Those that the root holds, in order of paths.
  static absl::StatusOr<std::vector<Part>> All(postgres::Session& session, absl::string_view force,
                                               absl::string_view root) {
    postgres::Rows rows;
    if constexpr (PartRoot<Part>::kIds > 0) {
      ABSL_ASSIGN_OR_RETURN(
          rows, session.Query(Statements().all(), force, RootPath<PartRoot<Part>>(root)));
    } else {
      ABSL_ASSIGN_OR_RETURN(rows, session.Query(Statements().all(), force));
    }
    return PartsOf(rows);
  }

  // Those of every root of the force, in order of paths.
  static absl::StatusOr<std::vector<Part>> Every(postgres::Session& session,
                                                 absl::string_view force) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(Statements().every(), force));
    return PartsOf(rows);
  }

  // Those of several roots of the force, or where the root has no id those of the ids, in order of
  // paths.
  static absl::StatusOr<std::vector<Part>> Those(postgres::Session& session,
                                                 absl::string_view force,
                                                 const std::vector<std::string>& ids) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          session.Query(Statements().those(), force, ids));
    return PartsOf(rows);
  }

  static absl::Status Delete(postgres::Session& session, absl::string_view force,
                             const PartPath& path) {
    return session.Execute(Statements().erase(), force, path).status();
  }

  static absl::StatusOr<Record> Read(const postgres::Row& row) { return ReadWith(row); }

  // Read() of a kind that has `read_with`, which goes into `more`.
  template <class... More>
  static absl::StatusOr<Record> ReadWith(const postgres::Row& row, More&... more) {
    Record record;
    RecordHeader& header = record.header;
    PartPath path;
    const auto read = [&](auto&... fields) {
      return row.Read(path, header.uid, header.version, header.create_time, header.created_by,
                      header.update_time, header.updated_by, fields..., more...);
    };
    ABSL_RETURN_IF_ERROR(std::apply(read, Own::Fields(record.part)));
    Own::Place(record.part, path);
    return record;
  }

  static absl::Status Write(postgres::Session& session, absl::string_view force,
                            absl::string_view root, const Record& record) {
    const RecordHeader& header = record.header;
    Part part = record.part;  // Fields() refers to what it may be read into
    const auto write = [&](const auto&... fields) {
      return session
          .Execute(Statements().write(), force, PathOf(root, part), header.uid, header.version,
                   header.create_time, header.created_by, header.update_time, header.updated_by,
                   fields...)
          .status();
    };
    return std::apply(write, Own::Fields(part));
  }

  static absl::StatusOr<std::vector<Part>> PartsOf(const postgres::Rows& rows) {
    std::vector<Part> parts;
    parts.reserve(static_cast<size_t>(rows.size()));
    for (const postgres::Row row : rows) {
      ABSL_ASSIGN_OR_RETURN(Record record, Own::Read(row));
      parts.push_back(std::move(record.part));
    }
    return parts;
  }

  static const TableStatements& Statements() {
    static const TableStatements statements(Own::Columns(), PartRoot<Part>::kIds);
    return statements;
  }
};

}  // namespace copperplate::parts_postgres
