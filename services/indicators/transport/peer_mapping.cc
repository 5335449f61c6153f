#include "services/indicators/transport/peer_mapping.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/text/slug.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestGroupSource = 200;

// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::PeerGroup::SIMPLE == static_cast<int>(PeerAveraging::kSimple) + 1);
static_assert(v1::PeerGroup::Averaging_MAX == static_cast<int>(PeerAveraging::kWeighted) + 1);
static_assert(v1::PeerFigure::FORCE == static_cast<int>(PeerKind::kForce) + 1);
static_assert(v1::PeerFigure::Kind_MAX == static_cast<int>(PeerKind::kNation) + 1);

}  // namespace

void CheckPeersNational(absl::string_view force, absl::string_view field, Faults& faults) {
  if (force == kNationalForce) return;
  faults.Add("PEERS_NOT_NATIONAL", field,
             "must be of forces/national, which peers' groups and figures belong to");
}

void CheckPeerParent(absl::string_view parent, Faults& faults) {
  const auto ids = kForceName.Match(parent, "parent", faults);
  if (ids.has_value()) CheckPeersNational(ids->front(), "parent", faults);
}

std::string ReadForceReference(absl::string_view text, absl::string_view field, Faults& faults) {
  if (IsResourceId(text)) return std::string(text);
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
    return "";
  }
  const auto ids = kForceName.Match(text, field, faults);
  return ids.has_value() ? std::string(ids->front()) : "";
}

PeerGroup ReadPeerGroup(absl::string_view id, const v1::PeerGroup& message, Faults& faults) {
  PeerGroup group;
  group.id = std::string(id);
  group.force = ReadForceReference(message.force(), "force", faults);
  for (int i = 0; i < message.members_size(); ++i) {
    group.members.push_back(
        ReadForceReference(message.members(i), absl::StrCat("members[", i, "]"), faults));
  }
  group.averaging = api::ReadEnum<PeerAveraging>(message.averaging(), "averaging", faults);
  group.source = message.source();
  fields::CheckOptionalLine(group.source, "source", faults, kLongestGroupSource);
  group.valid_from = fields::ReadMonth(message.valid_from(), "valid_from", faults);
  group.valid_to = fields::ReadOptionalMonth(message.valid_to(), "valid_to", faults);
  faults.AddRuleFaults(Validate(group));
  return group;
}

v1::PeerGroup WritePeerGroup(const PeerGroupRecord& record) {
  const PeerGroup& group = record.group;
  v1::PeerGroup message;
  message.set_name(kPeerGroupName.Format(kNationalForce, group.id));
  api::WriteHeader(record.header, message);
  message.set_force(kForceName.Format(group.force));
  for (const std::string& member : group.members) message.add_members(kForceName.Format(member));
  message.set_averaging(api::ToProto<v1::PeerGroup::Averaging>(group.averaging));
  message.set_source(group.source);
  message.set_valid_from(FormatMonth(group.valid_from));
  if (group.valid_to.has_value()) message.set_valid_to(FormatMonth(*group.valid_to));
  return message;
}

void WritePeerFigure(const PeerFigureRecord& record, v1::PeerFigure& out) {
  const PeerFigure& figure = record.figure;
  out.set_indicator(kIndicatorName.Format(kNationalForce, record.indicator));
  out.set_kind(api::ToProto<v1::PeerFigure::Kind>(figure.kind));
  out.set_of(figure.kind == PeerKind::kForce ? kForceName.Format(figure.of)
                                             : kAreaName.Format(kNationalForce, figure.of));
  out.set_period_end(FormatMonth(figure.period_end));
  out.set_period_months(figure.period_months);
  if (figure.numerator.has_value()) out.set_numerator(FormatMillionths(*figure.numerator));
  if (figure.denominator.has_value()) out.set_denominator(FormatMillionths(*figure.denominator));
  if (figure.value.has_value()) out.set_value(FormatMillionths(*figure.value));
  if (figure.interval_lower.has_value()) {
    out.set_interval_lower(FormatMillionths(*figure.interval_lower));
  }
  if (figure.interval_upper.has_value()) {
    out.set_interval_upper(FormatMillionths(*figure.interval_upper));
  }
  out.set_data_to(FormatMonth(figure.data_to));
  if (record.batch.empty()) return;
  out.set_batch(kBatchName.Format(kNationalForce, record.batch));
  out.set_revision(record.revision);
  api::WriteInstant(record.record_time, *out.mutable_record_time());
}

}  // namespace copperplate::indicators
