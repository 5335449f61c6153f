// What FakeDashboards knows of the causes of differences.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/domain/population.h"
#include "services/indicators/storage/testing/fake_dashboards.h"

namespace copperplate::indicators {
namespace {

void SortCauses(std::vector<DiffCause>& causes) {
  std::sort(causes.begin(), causes.end(), [](const DiffCause& a, const DiffCause& b) {
    return std::tie(a.revision, a.kind, a.subject) < std::tie(b.revision, b.kind, b.subject);
  });
}

}  // namespace

absl::StatusOr<std::vector<DiffCause>> FakeDashboards::Causes(const RequestContext& context,
                                                              const CauseQuery& query) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(const Force* force, Known(context.force));
  std::vector<DiffCause> causes;
  const auto add = [&](const auto& versions, const DiffCause& cause) {
    for (const auto& [revision, version] : versions) {
      if (revision <= query.after || revision > query.to) continue;
      causes.push_back(cause);
      causes.back().revision = revision;
      causes.back().record_time = force->revisions[static_cast<size_t>(revision) - 1];
    }
  };
  const auto asked = [&](const std::string& id) {
    return std::find(query.areas.begin(), query.areas.end(), id) != query.areas.end();
  };
  std::set<std::string> areas;
  for (const auto& [id, versions] : force->areas) {
    if (asked(id)) areas.insert(id);
    for (const auto& [revision, area] : versions) {
      for (const AreaParent& link : area.parents) {
        if (!link.national && asked(link.area)) areas.insert(id);
      }
    }
  }
  const auto of = [](CauseKind kind, std::string subject) {
    DiffCause cause;
    cause.kind = kind;
    cause.subject = std::move(subject);
    return cause;
  };
  for (const auto& [id, versions] : force->indicators) {
    DiffCause cause = of(CauseKind::kDefinition, id);
    cause.indicator = id;
    add(versions, cause);
  }
  for (const std::string& id : areas) {
    add(force->areas.find(id)->second, of(CauseKind::kArea, id));
  }
  for (const auto& [key, versions] : force->populations) {
    if (areas.count(key.first) == 0) continue;
    add(versions, of(CauseKind::kPopulation, PopulationId({key.first, key.second, 0})));
  }
  for (const auto& [key, versions] : force->printed) {
    if (key.area != query.area || key.month != query.month) continue;
    DiffCause cause = of(CauseKind::kPrintedCell, PrintedCellId(key));
    cause.indicator = key.indicator;
    cause.column = key.column;
    add(versions, cause);
  }
  for (const auto& [key, versions] : force->annotations) {
    DiffCause cause = of(key.first == AnnotationKind::kSeriesBreak ? CauseKind::kSeriesBreak
                         : key.first == AnnotationKind::kTarget    ? CauseKind::kTarget
                                                                   : CauseKind::kRebase,
                         key.second);
    std::string area;
    // Of any version that is not its end: all have the same.
    for (const auto& [revision, version] : versions) {
      if (!version.has_value()) continue;
      cause.indicator = version->indicator;
      area = version->area;
    }
    if (area.empty() || area == query.area) add(versions, cause);
  }
  for (const auto& [id, versions] : force->harm_weights) {
    add(versions, of(CauseKind::kHarmWeight, id));
  }
  SortCauses(causes);
  const std::vector<DiffCause> national = NationalCauses(query);
  causes.insert(causes.end(), national.begin(), national.end());
  return causes;
}

std::vector<DiffCause> FakeDashboards::NationalCauses(const CauseQuery& query) {
  const Force& national = forces_.find("national")->second;
  std::vector<DiffCause> causes;
  const auto add = [&](CauseKind kind, const std::string& id, int64_t revision) {
    if (revision <= query.national_after || revision > query.national_to) return;
    DiffCause& cause = causes.emplace_back();
    cause.kind = kind;
    cause.subject = id;
    if (kind == CauseKind::kPeerDefinition) cause.indicator = id;
    cause.revision = revision;
    cause.record_time = national.revisions[static_cast<size_t>(revision) - 1];
  };
  if (query.peers_of.empty()) return causes;
  for (const std::string& id : query.peers_of) {
    const auto versions = national.indicators.find(id);
    if (versions == national.indicators.end()) continue;
    for (const auto& [revision, version] : versions->second) {
      add(CauseKind::kPeerDefinition, id, revision);
    }
  }
  for (const auto& [id, versions] : national.areas) {
    for (const auto& [revision, area] : versions) {
      const bool above = area.kind == AreaKind::kNation || area.kind == AreaKind::kRegion;
      if (above) add(CauseKind::kPeerArea, id, revision);
    }
  }
  SortCauses(causes);
  return causes;
}

}  // namespace copperplate::indicators
