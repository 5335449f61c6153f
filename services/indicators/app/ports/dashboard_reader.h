#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/peer_reader.h"
#include "services/indicators/domain/above_comparison.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/harm_weight.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {

struct DashboardQuery {
  std::string area;                    // id
  int32_t month = 0;                   // month number
  std::string theme;                   // empty: all
  std::optional<absl::Time> known_at;  // nothing: now
  std::string indicator{};             // id; empty: all
  // How many months are read before the earliest month that may be a data month.
  int32_t months_behind = kMonthsBehindDataMonth;
  bool own_area = false;  // `area` is the force's own, since the request named none
  // Read the figures of every area below, also where the area itself has figures.
  bool all_areas = false;
  // Read the categories of this dimension too; empty: none. Of a query of one indicator.
  std::string dimension{};
};

// The area asked for, or one below it.
struct AreaNode {
  std::string area;  // id
  int32_t valid_from = 0;
  std::optional<int32_t> valid_to;  // itself included
  std::string title{};
  AreaKind kind = AreaKind::kForce;
};

// That one area lies right below another, by their indices, in the months from `from` to `to`
// (nothing: for ever): both are there. An area may come below several in turn.
struct AreaLink {
  int area = 0;
  int parent = 0;
  int32_t from = 0;
  std::optional<int32_t> to;
};

struct AreaSeries {
  int node = 0;                     // index of the area
  std::vector<SeriesPoint> points;  // ascending, never empty
};

// The figures of one category in one area.
struct CategorySeries {
  std::string category;
  AreaSeries series;
};

// What a row is computed from.
struct IndicatorFigures {
  IndicatorDefinition definition;
  // None of a derived indicator. MonthsBehindRow() of the area asked for, or as far back as was
  // asked. Where it has no figure in them, or all areas were asked for, those of every area below
  // it that has.
  std::vector<AreaSeries> series;
  // Of HARM, instead of `series` and of the same months and areas: how many offences of each
  // category there were. By category, then area.
  std::vector<CategorySeries> harm;
  // Of the area and month asked for.
  std::vector<PrintedCell> printed;
  std::vector<PeerVerdict> peers;
  // Of the indicator in the area asked for (with `all_areas` in every area below too), and its
  // series breaks, whatever their months; without the indicator. In the order of IsBefore().
  std::vector<Annotation> annotations;
  // Of the dimension asked for, in every area below and the area itself: the months that are read
  // of the whole. By category. None of HARM.
  std::vector<CategorySeries> categories;
  // Where `peer_groups` or `areas_above` are and the row has a column for them.
  std::optional<PublishedPeers> published;
};

// All that a dashboard is computed from, as held at one pair of revisions.
struct DashboardFigures {
  // Of the force and of `national`; 0: none yet.
  int64_t revision = 0;
  int64_t national_revision = 0;
  // When the later of the two was recorded; nothing where there is neither.
  std::optional<absl::Time> recorded_at;
  // The area asked for first, then each that lies below it in a month that may be a data month: the
  // month asked for and the 24 before it, the longest lag. Empty, as all that follows, where the
  // force has no such area.
  std::vector<AreaNode> areas;
  std::vector<AreaLink> links;  // those of these months
  // Estimates of any of `areas`.
  std::vector<Population> populations;
  // The Most Similar Groups of the force, where the area asked for is its own.
  std::vector<PeerGroup> peer_groups;
  // The same of the regions and nations that this area lies in, in the month asked for: by the
  // parents of areas, and where none of these is a nation, the one that `national` has if it has
  // one.
  std::vector<AreaAbove> areas_above;
  ForceTitles force_titles;  // of the force and the members of its groups
  // The force's harm weights, where one of `indicators` or `operands` is a HARM; by category, then
  // first month. Of each what it weighs and when.
  std::vector<HarmWeight> harm_weights;
  // The definitions of the month and theme asked for, by display order, then id.
  std::vector<IndicatorFigures> indicators;
  // What the formulas of `indicators` name, each once, by id, whatever their theme and validity:
  // definition and figures alone, over the months behind the rows of all that name it.
  std::vector<IndicatorFigures> operands;
};

// Implementations are thread-safe.
class DashboardReader {
 public:
  virtual ~DashboardReader() = default;

  // The latest month with a figure of the indicator, of the area itself or, where it has none, of
  // any area of the force; nothing where there is none. Of a derived indicator the earliest of
  // those of its terms; nothing where one of them has none. NOT_FOUND (INDICATOR_UNKNOWN) where
  // there never was such an indicator, and what Read() gives.
  virtual absl::StatusOr<std::optional<int32_t>> LatestMonth(
      const RequestContext& context, absl::string_view area, absl::string_view indicator,
      std::optional<absl::Time> known_at) = 0;

  // NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST), and
  // the errors of libs/postgres/sqlstate.h. What it costs depends on the indicators and the months
  // behind their rows, not on the length of history or on other forces.
  virtual absl::StatusOr<DashboardFigures> Read(const RequestContext& context,
                                                const DashboardQuery& query) = 0;

  // The themes that the force's definitions had at a revision, whether they apply to a month or
  // not; each once, in order. For a dashboard that came out without a row.
  virtual absl::StatusOr<std::vector<std::string>> Themes(const RequestContext& context,
                                                          int64_t revision) = 0;
};

}  // namespace copperplate::indicators
