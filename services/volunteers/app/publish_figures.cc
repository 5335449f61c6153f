#include "services/volunteers/app/publish_figures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/error.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/register_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/summarise_volunteers.h"

namespace copperplate::volunteers {
namespace {

// More than there are kinds and figures.
constexpr int kMostMappings = 100;

absl::Status NotMapped() {
  return Error(absl::StatusCode::kFailedPrecondition, "FIGURES_NOT_MAPPED",
               "no figure is an indicator yet: add a mapping of a figure")
      .Build();
}

absl::StatusOr<std::vector<FigureMapping>> ReadMappings(PartRepository<FigureMapping>& mappings,
                                                        const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(
      auto page,
      mappings.List(
          context,
          {.parent = {}, .after = "", .limit = kMostMappings, .sensitive = true, .filter = {}}));
  std::vector<FigureMapping> read;
  for (PartRecord<FigureMapping>& record : page.rows) read.push_back(std::move(record.part));
  return read;
}

std::vector<MonthFigures> FiguresOfMonth(const VolunteerSummary& summary) {
  std::vector<MonthFigures> months;
  for (size_t i = 0; i < summary.kinds.size(); ++i) {
    MonthFigures& month = months.emplace_back();
    month.kind = summary.kinds[i].kind;
    month.strength = summary.kinds[i].headcount.strength;
    month.hours = summary.hours[i].hours[static_cast<size_t>(SummaryPeriod::kMonth)];
  }
  return months;
}

bool AreHoursPublished(const std::vector<FigureMapping>& mappings, Kind kind) {
  return std::any_of(mappings.begin(), mappings.end(), [&](const FigureMapping& mapping) {
    return mapping.kind == kind && mapping.figure == FeedFigure::kHours;
  });
}

// As of when the month was published last, other than what was refused: that nobody has. Nothing
// where it never was.
absl::StatusOr<std::optional<absl::Time>> LastPublished(
    PartRepository<FigurePublication>& publications, const RequestContext& context,
    absl::CivilDay month) {
  constexpr int kPage = 500;
  std::optional<absl::Time> last;
  PartQuery<FigurePublication> query{
      .parent = {}, .after = "", .limit = kPage, .sensitive = true, .filter = {}};
  for (bool more = true; more;) {
    ABSL_ASSIGN_OR_RETURN(const auto page, publications.List(context, query));
    for (const PartRecord<FigurePublication>& record : page.rows) {
      if (record.part.month != month || record.part.state == PublicationState::kRefused) continue;
      last = std::max(last.value_or(absl::InfinitePast()), record.part.known_at);
    }
    more = page.more;
    if (more) query.after = ListKeyOf(page.rows.back().part);
  }
  return last;
}

// Whether hours of the month were entered after it that the last publication had not: of a kind
// whose hours are published there are more, and more that are late. What amends a duty is entered
// anew as a whole, so that more that are late may be hours that were published.
absl::StatusOr<bool> AreLateSince(const FeedPorts& ports, const RequestContext& context,
                                  absl::CivilDay last_day, absl::Time published,
                                  const std::vector<FigureMapping>& mappings,
                                  const std::vector<MonthFigures>& now) {
  ABSL_ASSIGN_OR_RETURN(
      const VolunteerSummary summary,
      SummariseVolunteers(ports.engagement_register, context, last_day, published));
  const std::vector<MonthFigures> then = FiguresOfMonth(summary);
  for (size_t i = 0; i < now.size(); ++i) {
    if (AreHoursPublished(mappings, now[i].kind) && now[i].hours.minutes > then[i].hours.minutes &&
        now[i].hours.late_minutes > then[i].hours.late_minutes) {
      return true;
    }
  }
  return false;
}

absl::Status Superseded(absl::string_view name) {
  return Error(absl::StatusCode::kFailedPrecondition, "PUBLICATION_SUPERSEDED",
               "figures of the month were published since: they are not overwritten by older ones")
      .Precondition("PUBLICATION_SUPERSEDED", name, "is older than another of the month")
      .Build();
}

}  // namespace

void CheckMonthOver(absl::CivilMonth month, absl::CivilDay today, Faults& faults) {
  if (absl::CivilDay(month + 1) <= today) return;
  faults.Add("MONTH_NOT_OVER", "month", "has days that are not over yet");
}

PartChanged<FigurePublication> PublishFigures(const FeedPorts& ports, const RequestContext& context,
                                              absl::string_view id, absl::CivilMonth month,
                                              WriteMode mode,
                                              const Printer<PartRecord<FigurePublication>>& print) {
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  ABSL_ASSIGN_OR_RETURN(const std::vector<FigureMapping> mappings,
                        ReadMappings(ports.mappings, context));
  if (mappings.empty()) return NotMapped();
  ABSL_ASSIGN_OR_RETURN(
      const VolunteerSummary summary,
      SummariseVolunteers(ports.engagement_register, context, last, std::nullopt));
  if (!summary.at.known_at.has_value()) return KnownAtUnsettled();
  const std::vector<MonthFigures> figures = FiguresOfMonth(summary);
  ABSL_ASSIGN_OR_RETURN(const std::optional<absl::Time> published,
                        LastPublished(ports.publications, context, absl::CivilDay(month)));
  bool late = false;
  if (published.has_value()) {
    ABSL_ASSIGN_OR_RETURN(late, AreLateSince(ports, context, last, *published, mappings, figures));
  }
  FigurePublication publication;
  publication.id = std::string(id.data(), id.size());
  publication.month = absl::CivilDay(month);
  publication.known_at = *summary.at.known_at;
  publication.figures = FiguresOf(mappings, figures);
  publication.next_attempt_at = publication.known_at;
  const auto complete = [&](const FiguresRoot::Content& held, FigurePublication& made, Faults&) {
    made.change_reason = std::string(ChangeReason(held.published, made.month, late));
  };
  return CreateCompletedPart<FigurePublication>(ports.publications, context, "", publication,
                                                complete, mode, print);
}

PartChanged<FigurePublication> RetryPublication(
    PartRepository<FigurePublication>& publications, const RequestContext& context,
    const PartPath& path, absl::Time now, const Asked& asked,
    const Printer<PartRecord<FigurePublication>>& print) {
  const std::string name = NameAt<FigurePublication>(context.force, path);
  const auto next = [&](const FiguresRoot::Content& held,
                        const FigurePublication& present) -> absl::StatusOr<FigurePublication> {
    if (present.state != PublicationState::kRefused) {
      return Error(absl::StatusCode::kFailedPrecondition, "STATE_NOT_ALLOWED",
                   "only what was REFUSED is delivered once more")
          .Precondition("STATE_NOT_ALLOWED", name, "is not REFUSED")
          .Build();
    }
    for (const PublishedMonth& newest : held.published) {
      if (newest.month == present.month && newest.known_at > present.known_at) {
        return Superseded(name);
      }
    }
    FigurePublication retried = present;
    retried.state = PublicationState::kPending;
    ++retried.delivery;
    retried.attempts = 0;
    retried.next_attempt_at = now;
    // Others of its month may have been published since.
    if (present.change_reason == kFirstPublication) {
      retried.change_reason =
          std::string(ChangeReason(held.published, present.month, /*late=*/false));
    }
    return retried;
  };
  return ChangePart<FigurePublication>(publications, context, path, asked, next, print, "retried");
}

}  // namespace copperplate::volunteers
