#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define THEME_COLUMNS                                                                           \
  "SELECT " DELIVERY_HEADER_COLUMNS                                                             \
  "       t.plan, t.id, t.prefix, t.name, t.aim, t.shared_outcome, t.lead_names, t.lead_from, " \
  "       t.lead_to, t.strategic_themes, t.ordinal FROM theme t "

const Statement PartRows<Theme>::kFind{postgres::kRead, "find_theme",
                                       THEME_COLUMNS DELIVERY_JOIN_PLAN
                                       "WHERE " DELIVERY_IN_PLAN
                                       "AND t.id = ($2::text[])[2] " DELIVERY_MAY_FIND};

const Statement PartRows<Theme>::kList{postgres::kRead, "list_themes",
                                       THEME_COLUMNS DELIVERY_JOIN_PLAN
                                       "WHERE " DELIVERY_IN_PLAN DELIVERY_MAY_LIST};

const Statement PartRows<Theme>::kAll{postgres::kRead, "all_themes",
                                      THEME_COLUMNS DELIVERY_JOIN_PLAN
                                      "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.id"};

#undef THEME_COLUMNS

const Statement PartRows<Theme>::kDelete{postgres::kWrite, "delete_theme",
                                         "DELETE FROM theme t WHERE " DELIVERY_IN_PLAN
                                         "AND t.id = ($2::text[])[2]"};

namespace {

constexpr Statement kWriteTheme{postgres::kWrite, "write_theme", R"(
    INSERT INTO theme (force, plan, uid, version, created_at, created_by, updated_at, updated_by,
                       id, prefix, name, aim, shared_outcome, lead_names, lead_from, lead_to,
                       strategic_themes, ordinal)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    ON CONFLICT (force, plan, id) DO UPDATE SET version = excluded.version,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by,
        prefix = excluded.prefix, name = excluded.name, aim = excluded.aim,
        shared_outcome = excluded.shared_outcome, lead_names = excluded.lead_names,
        lead_from = excluded.lead_from, lead_to = excluded.lead_to,
        strategic_themes = excluded.strategic_themes, ordinal = excluded.ordinal)"};

}  // namespace

absl::StatusOr<PartRecord<Theme>> PartRows<Theme>::Read(const Row& row) {
  PartRecord<Theme> record;
  Theme& theme = record.part;
  std::vector<std::string> names;
  std::vector<absl::CivilDay> from;
  std::vector<std::optional<absl::CivilDay>> to;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, theme.plan, theme.id, theme.prefix, theme.name,
                                theme.aim, theme.shared_outcome, names, from, to,
                                theme.strategic_themes, theme.order));
  for (size_t i = 0; i < names.size(); ++i) theme.leads.push_back({names[i], from[i], to[i]});
  return record;
}

absl::Status PartRows<Theme>::Write(Session& session, absl::string_view force,
                                    absl::string_view plan, const PartRecord<Theme>& record) {
  const Theme& theme = record.part;
  std::vector<std::string> names;
  std::vector<absl::CivilDay> from;
  std::vector<std::optional<absl::CivilDay>> to;
  for (const ThemeLead& lead : theme.leads) {
    names.push_back(lead.person_or_body);
    from.push_back(lead.from);
    to.push_back(lead.to);
  }
  return WritePart(session, kWriteTheme, force, plan, record.header, theme.id, theme.prefix,
                   theme.name, theme.aim, theme.shared_outcome, names, from, to,
                   theme.strategic_themes, theme.order);
}

}  // namespace copperplate::delivery
