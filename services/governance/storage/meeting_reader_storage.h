#pragma once

#include <string>
#include <vector>

#include "libs/postgres/pool.h"
#include "libs/postgres/statement.h"
#include "services/governance/app/ports/meeting_reader.h"

namespace copperplate::governance {

// What warnings look at of meetings of the body $2, $3 their ids: the meetings in this order, the
// rest in any.
inline constexpr postgres::Statement kWarnedMeetings{postgres::kRead, "meetings_for_warnings", R"(
    SELECT id, date, is_public, state, quorum_asked
    FROM meeting WHERE force = $1 AND body = $2 AND id = ANY ($3::text[])
    ORDER BY array_position($3::text[], id))"};
inline constexpr postgres::Statement kWarnedItems{postgres::kRead, "items_for_warnings", R"(
    SELECT i.meeting, i.id, i.purpose,
           i.significant_public_interest OR EXISTS (
               SELECT FROM decision d
               WHERE d.force = $1 AND d.significant_public_interest AND d.state > 1
                 AND d.meeting = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || i.meeting
                 AND d.meeting <> '' AND split_part(d.item, '/agendaItems/', 2) = i.id)
    FROM agenda_item i WHERE i.force = $1 AND i.body = $2 AND i.meeting = ANY ($3::text[]))"};
inline constexpr postgres::Statement kWarnedPapers{postgres::kRead, "papers_for_warnings", R"(
    SELECT meeting, state, submissions
    FROM paper WHERE force = $1 AND body = $2 AND meeting = ANY ($3::text[]))"};
inline constexpr postgres::Statement kWarnedMinutes{postgres::kRead, "minutes_for_warnings", R"(
    SELECT meeting, state
    FROM minutes WHERE force = $1 AND body = $2 AND meeting = ANY ($3::text[]))"};

// MeetingReader on PostgreSQL. Outlived by `pool`.
class MeetingReaderStorage final : public MeetingReader {
 public:
  explicit MeetingReaderStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<std::vector<MeetingContent>> Read(
      const RequestContext& context, absl::string_view body,
      const std::vector<std::string>& meetings) override;
  absl::StatusOr<std::vector<AgendaItem>> ReadItems(const RequestContext& context,
                                                    absl::string_view body,
                                                    absl::string_view meeting) override;
  absl::StatusOr<std::vector<MeetingContent>> ReadForWarnings(
      const RequestContext& context, absl::string_view body,
      const std::vector<std::string>& meetings) override;
  absl::StatusOr<Attended> ReadAttended(const RequestContext& context, absl::string_view body,
                                        absl::CivilDay first, absl::CivilDay last) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::governance
