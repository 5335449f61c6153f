#include "services/indicators/transport/snapshot_handlers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/create_snapshot.h"
#include "services/indicators/app/diff_snapshot.h"
#include "services/indicators/app/get_dashboard.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/dashboard_mapping.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/snapshot_mapping.h"

namespace copperplate::indicators {
namespace {

SnapshotAsked ReadAsked(absl::string_view force, const v1::Snapshot& message, int32_t present,
                        Faults& faults) {
  SnapshotAsked asked;
  asked.month = fields::ReadMonth(message.month(), "month", faults);
  asked.area = ReadAreaOfForce(force, message.area(), "area", faults);
  asked.own_area = message.area().empty();
  asked.profile = ReadProfileReference(message.profile(), "profile", faults);
  CheckDashboardAsked(asked.month, asked.profile, present, faults);
  return asked;
}

std::string SerializeDashboard(absl::string_view force, const ComputedDashboard& dashboard) {
  v1::Dashboard message;
  WriteDashboard(force, dashboard, message);
  return message.SerializeAsString();
}

SnapshotHandlers::SnapshotReply AsReply(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {grpc::ByteBuffer(&slice, 1)};
}

}  // namespace

absl::StatusOr<SnapshotHandlers::SnapshotReply> SnapshotHandlers::CreateSnapshot(
    const rpc::CallContext& call, const v1::CreateSnapshotRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  Faults of_snapshot;
  const SnapshotAsked asked =
      ReadAsked(call.force, request.snapshot(), PresentMonth(clock_.Now()), of_snapshot);
  faults.AddUnder("snapshot", of_snapshot);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const auto dashboard = [&](const ComputedDashboard& computed) {
    return SerializeDashboard(call.force, computed);
  };
  const auto commentaries = [&](absl::Span<const CommentaryRecord> records,
                                absl::string_view sensitive_canonical_json) {
    return SerializeCommentaries(call.force, records, sensitive_canonical_json);
  };
  const auto image = [&](const PublishedSnapshot& published) {
    return api::ImageOf(WriteSnapshot(call.force, published.record));
  };
  const auto reply = [&](const PublishedSnapshot& published) {
    return SerializeSnapshot(call.force, published);
  };
  const absl::StatusOr<Changed<PublishedSnapshot>> changed =
      indicators::CreateSnapshot(ports_.snapshots, context, asked, handler::ModeOf(request),
                                 {dashboard, commentaries}, {image, reply});
  if (!changed.ok()) return InField("snapshot", changed.status());
  const auto* const published = std::get_if<PublishedSnapshot>(&*changed);
  if (published == nullptr) return AsReply(std::get<FirstResult>(*changed).reply);
  if (!request.validate_only()) return AsReply(reply(*published));
  // A preview is no event: it shows nothing whose reading must be one.
  PublishedSnapshot preview = *published;
  preview.document.sensitive_commentaries.clear();
  return AsReply(reply(preview));
}

absl::StatusOr<SnapshotHandlers::SnapshotReply> SnapshotHandlers::GetSnapshot(
    const rpc::CallContext& call, const v1::GetSnapshotRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kSnapshotName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const PublishedSnapshot published,
      ports_.snapshots.Get(handler::ContextOf(call), ids[1], handler::SeesSensitive(call)));
  return AsReply(SerializeSnapshot(call.force, published));
}

absl::StatusOr<v1::ListSnapshotsResponse> SnapshotHandlers::ListSnapshots(
    const rpc::CallContext& call, const v1::ListSnapshotsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto month = fields::ReadOptionalMonth(request.month(), "month", faults);
  const auto asked =
      api::ReadPageRequest<int64_t, std::string, std::string, int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  std::optional<SnapshotPosition> after;
  if (asked.after.has_value()) {
    const auto& [page_month, area, profile, edition] = *asked.after;
    after = SnapshotPosition{static_cast<int32_t>(page_month), area, profile,
                             static_cast<int>(edition)};
  }
  ABSL_ASSIGN_OR_RETURN(const Page<SnapshotRecord> page,
                        ports_.snapshots.List(handler::ContextOf(call), month, after, asked.limit));
  v1::ListSnapshotsResponse response;
  for (const SnapshotRecord& record : page.rows) {
    *response.add_snapshots() = WriteSnapshot(call.force, record);
  }
  if (page.more) {
    const SnapshotRecord& last = page.rows.back();
    response.set_next_page_token(
        asked.NextToken(last.month, last.area, last.profile, last.edition));
  }
  return response;
}

absl::StatusOr<v1::DiffSnapshotResponse> SnapshotHandlers::DiffSnapshot(
    const rpc::CallContext& call, const v1::DiffSnapshotRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kSnapshotName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const SnapshotDifferences differences,
      indicators::DiffSnapshot(ports_.snapshots, ports_.dashboards, handler::ContextOf(call),
                               ids[1], handler::SeesSensitive(call)));
  return WriteDifferences(call.force, differences);
}

}  // namespace copperplate::indicators
