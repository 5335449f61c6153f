#include "services/indicators/storage/testing/fake_dashboards.h"

#include <algorithm>
#include <limits>
#include <set>

#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/series.h"
#include "services/indicators/storage/testing/version_at.h"

namespace copperplate::indicators {
namespace {

int64_t Millionths(const std::string& text) {
  int64_t millionths = 0;
  ParseMillionths(text, &millionths);
  return millionths;
}

// -1 where it is not among them.
int IndexOf(const DashboardFigures& figures, absl::string_view area) {
  for (size_t i = 0; i < figures.areas.size(); ++i) {
    if (figures.areas[i].area == area) return static_cast<int>(i);
  }
  return -1;
}

bool IsReadFor(const IndicatorDefinition& definition, const DashboardQuery& query, int32_t month) {
  const MonthsRead read = MonthsBehindRow(definition, query.month, query.months_behind);
  return read.recent.Contains(month) || read.fixed.Contains(month);
}

}  // namespace

void FakeDashboards::AddForce(absl::string_view force) { forces_[std::string(force)]; }

int64_t FakeDashboards::NewRevision(Force& force) {
  now_ += absl::Seconds(1);
  force.revisions.push_back(now_);
  return static_cast<int64_t>(force.revisions.size());
}

int64_t FakeDashboards::AddArea(absl::string_view force, const Area& area) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.areas[area.id][revision] = area;
  return revision;
}

int64_t FakeDashboards::AddIndicator(absl::string_view force,
                                     const IndicatorDefinition& definition) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.indicators[definition.id][revision] = definition;
  return revision;
}

int64_t FakeDashboards::AddPopulation(absl::string_view force, const Population& population) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.populations[{population.area, population.year}][revision] = population.value;
  return revision;
}

int64_t FakeDashboards::AddFigures(absl::string_view force, absl::string_view batch,
                                   const std::vector<GivenFigure>& figures) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.batches.emplace_back(batch);
  for (const GivenFigure& given : figures) {
    SeriesPoint point;
    point.numerator = Millionths(given.numerator);
    if (!given.denominator.empty()) point.denominator = Millionths(given.denominator);
    point.month = given.month;
    point.batch = static_cast<int32_t>(known.batches.size());
    point.status = given.status;
    point.qualifiers = QualifierBit(given.qualifier);
    if (given.breakdown.empty()) {
      known.figures[{given.area, given.indicator, given.month}][revision] = point;
    } else {
      known.parts[{given.breakdown, given.area, given.indicator, given.month}][revision] = point;
    }
  }
  return revision;
}

int64_t FakeDashboards::AddAnnotation(absl::string_view force, const Annotation& annotation,
                                      bool deleted) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.annotations[{annotation.kind, annotation.id}][revision] =
      deleted ? std::nullopt : std::optional(annotation);
  return revision;
}

int64_t FakeDashboards::AddCommentary(absl::string_view force, const Commentary& commentary,
                                      bool deleted) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  auto& versions = known.commentaries[commentary.id];
  std::optional<CommentaryRecord>& version = versions[revision];
  if (!deleted) {
    const absl::Time instant = known.revisions.back();
    version = CommentaryRecord{commentary, {commentary.id, instant, instant, revision}};
  }
  return revision;
}

int64_t FakeDashboards::AddHarmWeight(absl::string_view force, const HarmWeight& weight,
                                      bool deleted) {
  const std::lock_guard lock(mutex_);
  Force& known = forces_.find(force)->second;
  const int64_t revision = NewRevision(known);
  known.harm_weights[weight.id][revision] = deleted ? std::nullopt : std::optional(weight);
  return revision;
}

absl::Time FakeDashboards::RecordTime(absl::string_view force, int64_t revision) {
  const std::lock_guard lock(mutex_);
  return forces_.find(force)->second.revisions[static_cast<size_t>(revision) - 1];
}

absl::StatusOr<FakeDashboards::Force*> FakeDashboards::Known(absl::string_view id) {
  const auto found = forces_.find(id);
  if (found == forces_.end()) return ForceUnknown();
  return &found->second;
}

absl::StatusOr<DashboardFigures> FakeDashboards::Read(const RequestContext& context,
                                                      const DashboardQuery& query) {
  const std::lock_guard lock(mutex_);
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  return ReadAt(**force, query);
}

absl::StatusOr<int64_t> FakeDashboards::RevisionAt(const Force& force,
                                                   std::optional<absl::Time> known_at) const {
  if (!known_at.has_value()) return std::numeric_limits<int64_t>::max();
  if (*known_at > now_) return KnownAtInFuture();
  const std::vector<absl::Time>& instants = force.revisions;
  const auto after = std::upper_bound(instants.begin(), instants.end(), *known_at);
  if (after != instants.begin()) return after - instants.begin();
  return KnownAtBeforeFirst(instants.empty() ? std::nullopt : std::optional(instants.front()));
}

absl::StatusOr<std::optional<int32_t>> FakeDashboards::LatestMonth(
    const RequestContext& context, absl::string_view area, absl::string_view indicator,
    std::optional<absl::Time> known_at) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(const Force* force, Known(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t at, RevisionAt(*force, known_at));
  if (force->indicators.count(std::string(indicator)) == 0) return IndicatorUnknown();
  const auto definitions = force->indicators.find(std::string(indicator));
  const IndicatorDefinition* const definition = VersionAt(definitions->second, at);
  if (definition == nullptr || definition->formula.empty()) {
    return LatestOf(*force, at, area, indicator);
  }
  std::optional<int32_t> latest = std::numeric_limits<int32_t>::max();
  for (const FormulaTerm& term : definition->formula) {
    const std::optional<int32_t> of_term = LatestOf(*force, at, area, term.indicator);
    if (!of_term.has_value()) return of_term;
    latest = std::min(latest, of_term);
  }
  return latest;
}

absl::StatusOr<std::vector<std::string>> FakeDashboards::Themes(const RequestContext& context,
                                                                int64_t revision) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(const Force* force, Known(context.force));
  std::set<std::string> themes;
  for (const auto& [id, versions] : force->indicators) {
    const IndicatorDefinition* const definition = VersionAt(versions, revision);
    if (definition != nullptr) themes.insert(definition->theme);
  }
  return std::vector<std::string>(themes.begin(), themes.end());
}

absl::StatusOr<DashboardFigures> FakeDashboards::ReadAt(const Force& force,
                                                        const DashboardQuery& query) {
  const absl::Time known_at = query.known_at.value_or(now_);
  ABSL_RETURN_IF_ERROR(RevisionAt(force, query.known_at).status());
  DashboardFigures figures;
  const auto revision_at = [&](const Force& of) {
    const auto after = std::upper_bound(of.revisions.begin(), of.revisions.end(), known_at);
    if (after != of.revisions.begin()) {
      figures.recorded_at =
          std::max(figures.recorded_at.value_or(absl::InfinitePast()), *std::prev(after));
    }
    return static_cast<int64_t>(after - of.revisions.begin());
  };
  figures.revision = revision_at(force);
  figures.national_revision = revision_at(forces_.find("national")->second);
  const int64_t at = figures.revision;

  const auto versions = force.areas.find(query.area);
  const Area* const area =
      versions == force.areas.end() ? nullptr : VersionAt(versions->second, at);
  if (area == nullptr) return figures;
  figures.areas.push_back({area->id, area->valid_from, area->valid_to, area->title, area->kind});
  AddBelow(force, at, query.month, *area, figures);
  for (const auto& [key, values] : force.populations) {
    const int64_t* const value = VersionAt(values, at);
    if (value != nullptr && IndexOf(figures, key.first) >= 0)
      figures.populations.push_back({key.first, key.second, *value});
  }
  for (const auto& [id, definitions] : force.indicators) {
    const IndicatorDefinition* const definition = VersionAt(definitions, at);
    if (definition == nullptr || definition->valid_from > query.month) continue;
    if (definition->valid_to.value_or(query.month) < query.month) continue;
    if (!query.theme.empty() && definition->theme != query.theme) continue;
    if (!query.indicator.empty() && definition->id != query.indicator) continue;
    figures.indicators.push_back(FiguresOf(force, at, *definition, figures.areas, query));
  }
  std::stable_sort(figures.indicators.begin(), figures.indicators.end(),
                   [](const IndicatorFigures& a, const IndicatorFigures& b) {
                     return a.definition.display_order < b.definition.display_order;
                   });
  AddOperands(force, at, query, figures);
  AddHarmWeights(force, at, figures);
  return figures;
}

void FakeDashboards::AddBelow(const Force& force, int64_t at, int32_t month, const Area& parent,
                              DashboardFigures& figures) {
  const int above = IndexOf(figures, parent.id);
  for (const auto& [id, versions] : force.areas) {
    const Area* const area = VersionAt(versions, at);
    if (area == nullptr) continue;
    for (const AreaParent& link : area->parents) {
      const MonthSpan span = MembershipSpan(*area, link, parent);
      if (link.national || link.area != parent.id) continue;
      if (!span.Overlaps({month - kFarthestDataMonth, month})) continue;
      const bool is_new = IndexOf(figures, id) < 0;
      if (is_new) {
        figures.areas.push_back({id, area->valid_from, area->valid_to, area->title, area->kind});
      }
      figures.links.push_back({IndexOf(figures, id), above, span.first, std::nullopt});
      if (span.last != MonthSpan().last) figures.links.back().to = span.last;
      if (is_new) AddBelow(force, at, month, *area, figures);
    }
  }
}

IndicatorFigures FakeDashboards::FiguresOf(const Force& force, int64_t at,
                                           const IndicatorDefinition& definition,
                                           const std::vector<AreaNode>& areas,
                                           const DashboardQuery& query) {
  IndicatorFigures out;
  out.definition = definition;
  SetFigures(force, at, MonthsBehindRow(definition, query.month, query.months_behind), areas,
             query.all_areas, out);
  AddPrinted(force, at, areas.front().area, query.month, out);
  AddAnnotations(force, at, areas, query.all_areas, out);
  AddCategories(force, at, areas, query, out);
  return out;
}

void FakeDashboards::AddAnnotations(const Force& force, int64_t at,
                                    const std::vector<AreaNode>& areas, bool all_areas,
                                    IndicatorFigures& out) {
  for (const auto& [key, versions] : force.annotations) {
    const std::optional<Annotation>* const held = VersionAt(versions, at);
    if (held == nullptr || !held->has_value()) continue;
    const Annotation& annotation = **held;
    if (annotation.indicator != out.definition.id) continue;
    const auto node = std::find_if(areas.begin(), areas.end(), [&annotation](const AreaNode& one) {
      return one.area == annotation.area;
    });
    const bool in_area = node == areas.begin() || (all_areas && node != areas.end());
    if (!annotation.area.empty() && !in_area) continue;
    out.annotations.emplace_back(annotation).indicator = "";
  }
  std::sort(out.annotations.begin(), out.annotations.end(), IsBefore);
}

void FakeDashboards::AddCategories(const Force& force, int64_t at,
                                   const std::vector<AreaNode>& areas, const DashboardQuery& query,
                                   IndicatorFigures& out) {
  if (query.dimension.empty()) return;
  const std::string prefix = query.dimension + "=";
  for (const auto& [key, versions] : force.parts) {
    const auto& [breakdown, area, indicator, month] = key;
    const SeriesPoint* const point = VersionAt(versions, at);
    const std::string& area_id = area;  // clang 14 captures no structured binding
    const auto node = std::find_if(areas.begin(), areas.end(),
                                   [&](const AreaNode& one) { return one.area == area_id; });
    if (point == nullptr || node == areas.end() || indicator != out.definition.id) continue;
    if (breakdown.rfind(prefix, 0) != 0 || breakdown.find(';') != std::string::npos) continue;
    if (!IsReadFor(out.definition, query, month)) continue;
    const std::string category = breakdown.substr(prefix.size());
    const int index = static_cast<int>(node - areas.begin());
    if (out.categories.empty() || out.categories.back().category != category ||
        out.categories.back().series.node != index) {
      out.categories.push_back({category, {index, {}}});
    }
    out.categories.back().series.points.push_back(*point);
  }
}

}  // namespace copperplate::indicators
