// The rows of bodies and offices (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/body_parts.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

template <>
struct PartRows<Office> : parts_postgres::PartTable<Office, PartRows<Office>> {
  static parts_postgres::TableColumns Columns() { return {"office", {}, {"title", "tenures"}}; }
  static auto Fields(Office& office) { return std::tie(office.title, office.tenures); }
  static void Place(Office& office, const PartPath& path) { office.id = path[0]; }
};

// Whether the force has a body of the id; until the transaction's end nobody deletes it.
absl::StatusOr<bool> KeepBody(postgres::Session& session, absl::string_view force,
                              absl::string_view id);

// All of the force: until the transaction's end nobody deletes one, nor has one another holder.
absl::StatusOr<std::vector<Office>> ShareOffices(postgres::Session& session,
                                                 absl::string_view force);

template <>
struct PartRows<Body> : parts_postgres::PartTable<Body, PartRows<Body>> {
  static parts_postgres::TableColumns Columns() {
    return {"body",
            {},
            {"code", "title", "aliases", "kind", "parent_body", "is_public", "quorum", "chair"}};
  }
  static auto Fields(Body& body) {
    return std::tie(body.code, body.name, body.aliases, body.kind, body.parent, body.is_public,
                    body.quorum, body.chair);
  }
  static void Place(Body& body, const PartPath& path) { body.id = path[0]; }

  // The names of a body are compared as the domain does it: a force has few.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Body>& query);
};

}  // namespace copperplate::governance
