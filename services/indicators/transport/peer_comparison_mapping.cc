#include "services/indicators/transport/peer_comparison_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/peer_mapping.h"
#include "services/indicators/transport/row_mapping.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

void WriteLimits(const FunnelLimits& limits, v1::FunnelLimits& out) {
  out.set_lower_95(limits.at_95.lower);
  out.set_upper_95(limits.at_95.upper);
  out.set_lower_99_8(limits.at_99_8.lower);
  out.set_upper_99_8(limits.at_99_8.upper);
  out.set_z(limits.z);
}

// `forces` are the names of those that the funnel was drawn over.
void WriteFunnel(absl::string_view force, const PeerFunnel& funnel,
                 const std::vector<std::string>& forces, v1::PeerFunnel& out) {
  out.set_reason(static_cast<v1::Verdict::Reason>(funnel.reason));
  WriteCell(force, funnel.centre, nullptr, *out.mutable_centre());
  out.set_forces(funnel.forces);
  for (const size_t i : funnel.negative) out.add_left_out_negative(forces[i]);
  for (const size_t i : funnel.unsized) out.add_left_out_unsized(forces[i]);
  if (funnel.reason != VerdictReason::kNone) return;
  out.set_phi(funnel.phi);
  out.set_tau_squared(funnel.tau_squared);
}

void WriteRank(const PeerPlace& place, v1::PeerRank& out) {
  if (place.place.has_value()) out.set_place(*place.place);
  out.set_of(place.of);
  out.set_highest_first(place.highest_first);
  if (place.place_year_before.has_value()) out.set_place_year_before(*place.place_year_before);
  out.set_of_year_before(place.of_year_before);
  out.set_sentence(place.sentence);
  out.set_not_adjusted_for_size(place.not_adjusted_for_size);
}

void WriteForce(absl::string_view force, const PeerForce& row, v1::PeerForce& out) {
  out.set_force(kForceName.Format(row.force));
  out.set_in_group(row.in_group);
  WriteCell(force, row.cell, nullptr, *out.mutable_figure());
  if (row.place.has_value()) out.set_place(*row.place);
  if (row.place_in_group.has_value()) out.set_place_in_group(*row.place_in_group);
  if (row.limits.has_value()) WriteLimits(*row.limits, *out.mutable_limits());
  if (row.limits_in_group.has_value()) {
    WriteLimits(*row.limits_in_group, *out.mutable_limits_in_group());
  }
  if (row.figure.has_value() && row.figure->interval_lower.has_value()) {
    out.set_interval_lower(static_cast<double>(*row.figure->interval_lower) / kMillion);
    out.set_interval_upper(static_cast<double>(*row.figure->interval_upper) / kMillion);
  }
}

void WriteForces(absl::string_view force, const PeerComparison& comparison,
                 v1::PeerComparison& out) {
  std::vector<std::string> all;
  std::vector<std::string> of_group;
  out.mutable_forces()->Reserve(static_cast<int>(comparison.forces.size()));
  for (const PeerForce& row : comparison.forces) {
    WriteForce(force, row, *out.add_forces());
    if (!row.figure.has_value()) continue;
    all.push_back(kForceName.Format(row.force));
    if (row.in_group) of_group.push_back(all.back());
  }
  WriteFunnel(force, comparison.national_funnel, all, *out.mutable_national_funnel());
  WriteFunnel(force, comparison.group_funnel, of_group, *out.mutable_group_funnel());
  for (const std::string& id : comparison.missing) out.add_missing(kForceName.Format(id));
  for (const std::string& id : comparison.negative) out.add_negative(kForceName.Format(id));
}

void WriteDefinition(const IndicatorDefinition& definition, v1::PeerComparison& out) {
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_decimals(definition.decimals);
  out.set_polarity(api::ToProto<v1::Indicator::Polarity>(definition.polarity));
  out.set_source_system(definition.source_system);
  out.set_caveat(definition.caveat);
}

}  // namespace

void WritePeerComparison(absl::string_view force, const std::string& indicator,
                         const ComputedPeers& peers, v1::PeerComparison& out) {
  const PeerComparison& comparison = peers.comparison;
  out.set_name(kPeerComparisonName.Format(force, indicator));
  out.set_title(peers.title);
  WriteDefinition(peers.definition, out);
  out.set_month(FormatMonth(peers.month));
  out.set_first_month(FormatMonth(comparison.period.first));
  out.set_last_month(FormatMonth(comparison.period.last));
  if (peers.group.has_value()) {
    out.set_peer_group(kPeerGroupName.Format(kNationalForce, peers.group->id));
    out.set_averaging(api::ToProto<v1::PeerGroup::Averaging>(peers.group->averaging));
    if (comparison.data_to.has_value()) out.set_data_to(FormatMonth(*comparison.data_to));
  }
  WriteVerdict(comparison.verdict, nullptr, *out.mutable_verdict());
  WriteCell(force, comparison.average, nullptr, *out.mutable_average());
  WriteForces(force, comparison, out);
  WriteRank(comparison.national, *out.mutable_national_rank());
  WriteRank(comparison.in_group, *out.mutable_group_rank());
  for (const PeerFigure& figure : comparison.published) {
    WritePeerFigure({.indicator = peers.definition.id,
                     .figure = figure,
                     .batch = "",
                     .revision = 0,
                     .record_time = absl::InfinitePast()},
                    *out.add_published());
  }
  out.set_revision(peers.revision);
  out.set_national_revision(peers.national_revision);
  if (peers.recorded_at.has_value()) {
    api::WriteInstant(*peers.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
