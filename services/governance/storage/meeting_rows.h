// The rows of what lies below a body and below its meetings (libs/parts_postgres/part_table.h).
#pragma once

#include <string>
#include <tuple>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/meeting_parts.h"
#include "services/governance/storage/part_codecs.h"
#include "services/governance/storage/publication_codec.h"

namespace copperplate::governance {

// An empty list of what is of the item: INVALID_ARGUMENT (AGENDA_ITEM_UNKNOWN of `agenda_item`)
// where the meeting is there and has no such item.
absl::StatusOr<postgres::Rows> ListOfItem(postgres::Session& session, absl::string_view force,
                                          const PartPath& meeting, const std::string& item,
                                          postgres::Rows rows);

template <>
struct PartRows<Membership> : parts_postgres::PartTable<Membership, PartRows<Membership>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "membership",
            .above = {"body"},
            .fields = {"person", "capacity", "role_title", "first_day", "last_day"},
            .narrowed =
                "AND ($5::date IS NULL OR "
                "$5::date BETWEEN first_day AND coalesce(last_day, 'infinity'))"};
  }
  static auto Fields(Membership& one) {
    return std::tie(one.person, one.capacity, one.role_title, one.from, one.to);
  }
  static void Place(Membership& one, const PartPath& path) { one.id = path[1]; }
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Membership>& query) {
    return ListWith(session, force, query, query.filter.day);
  }
};

template <>
struct PartRows<Meeting> : parts_postgres::PartTable<Meeting, PartRows<Meeting>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "meeting",
            .above = {"body"},
            .fields = {"date", "start_minute", "end_minute", "venue", "is_public",
                       "previous_minutes_of", "historic_import", "state", "agenda_published_at",
                       "quorum_asked", "members_present", "end_reason", "postponed_to",
                       "postponed_from", "pack_fixed_at"},
            .narrowed =
                "AND ($5::date IS NULL OR date >= $5::date) "
                "AND ($6::date IS NULL OR date <= $6::date) "
                "AND ($7::smallint IS NULL OR state = $7::smallint)",
            // `2018-05-10/840/m-2018-05-10`
            .ordered =
                "AND ($3::text = '' OR (date, start_minute, id) < "
                "(nullif(split_part($3::text, '/', 1), '')::date, "
                "nullif(split_part($3::text, '/', 2), '')::integer, "
                "split_part($3::text, '/', 3))) "
                "ORDER BY date DESC, start_minute DESC, id DESC"};
  }
  static auto Fields(Meeting& one) {
    return std::tie(one.date, one.start_minute, one.end_minute, one.venue, one.is_public,
                    one.previous_minutes_of, one.historic_import, one.state,
                    one.agenda_published_at, one.quorum, one.members_present, one.end_reason,
                    one.postponed_to, one.postponed_from, one.pack_fixed_at);
  }
  static void Place(Meeting& one, const PartPath& path) {
    one.body = path[0];
    one.id = path[1];
  }
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Meeting>& query) {
    return ListWith(session, force, query, query.filter.from, query.filter.to, query.filter.state);
  }
};

template <>
struct PartRows<AgendaItem> : parts_postgres::PartTable<AgendaItem, PartRows<AgendaItem>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "agenda_item",
            .above = {"body", "meeting"},
            .fields = {"number", "place_before", "title", "purpose", "report_from", "restricted",
                       "restriction_reason", "significant_public_interest", "urgency_reason",
                       "carried_from"},
            .ordered = "AND place > $3 ORDER BY place"};
  }
  static auto Fields(AgendaItem& one) {
    return std::tie(one.number, one.order, one.title, one.purpose, one.report_from, one.restricted,
                    one.restriction_reason, one.significant_public_interest, one.urgency_reason,
                    one.carried_from);
  }
  static void Place(AgendaItem& one, const PartPath& path) { one.id = path[2]; }
};

template <>
struct PartRows<Attendance> : parts_postgres::PartTable<Attendance, PartRows<Attendance>> {
  static parts_postgres::TableColumns Columns() {
    return {"attendance",
            {"body", "meeting"},
            {"person", "capacity", "status", "substitute_for", "arrived_at_item", "left_at_item"}};
  }
  static auto Fields(Attendance& one) {
    return std::tie(one.person, one.capacity, one.status, one.substitute_for, one.arrived_at_item,
                    one.left_at_item);
  }
  static void Place(Attendance& one, const PartPath& path) { one.id = path[2]; }
};

template <>
struct PartRows<Declaration> : parts_postgres::PartTable<Declaration, PartRows<Declaration>> {
  static parts_postgres::TableColumns Columns() {
    return {"declaration", {"body", "meeting"}, {"kind", "person", "item", "nature", "action"}};
  }
  static auto Fields(Declaration& one) {
    return std::tie(one.kind, one.person, one.item, one.nature, one.action);
  }
  static void Place(Declaration& one, const PartPath& path) { one.id = path[2]; }
};

template <>
struct PartRows<Outcome> : parts_postgres::PartTable<Outcome, PartRows<Outcome>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "outcome",
            .above = {"body", "meeting"},
            .fields = {"item", "kind", "text", "paragraph", "moved_by", "decided_by"},
            .narrowed = "AND ($5::text IS NULL OR item = $5::text)"};
  }
  static auto Fields(Outcome& one) {
    return std::tie(one.item, one.kind, one.text, one.paragraph, one.moved_by, one.decided_by);
  }
  static void Place(Outcome& one, const PartPath& path) { one.id = path[2]; }
  // As ListOfItem() where nothing is of the item.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Outcome>& query);
};

template <>
struct PartRows<Minutes> : parts_postgres::PartTable<Minutes, PartRows<Minutes>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "minutes",
            .above = {"body", "meeting"},
            .fields = {"number", "state", "paragraphs", "amendments", "signed_by", "signed_on",
                       "publication", "corrections", "approval"},
            .ordered =
                "AND ($3::text = '' OR number < nullif($3::text, '')::integer) "
                "ORDER BY number DESC"};
  }
  static auto Fields(Minutes& one) {
    return std::tie(one.version, one.state, one.paragraphs, one.amendments, one.signed_by,
                    one.signed_on, one.publication, one.corrections, one.approval);
  }
  static void Place(Minutes& one, const PartPath& path) { one.id = path[2]; }
};

}  // namespace copperplate::governance
