#include "services/indicators/transport/snapshot_mapping.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <cstdint>
#include <string>

#include "absl/strings/escaping.h"
#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/commentary_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

static_assert(v1::CellDifference::CHANGED == static_cast<int>(DifferenceKind::kChanged) + 1);
static_assert(v1::CommentaryDifference::WITHHELD ==
              static_cast<int>(CommentaryDifferenceKind::kWithheld) + 1);
static_assert(v1::CommentaryDifference::Kind_MAX == v1::CommentaryDifference::WITHHELD);
static_assert(v1::CellDifference::Kind_MAX == static_cast<int>(DifferenceKind::kFieldChanged) + 1);

// Appends `bytes` as the message in the length-delimited field `number`.
void AppendMessageField(int number, const std::string& bytes, std::string& out) {
  constexpr uint32_t kLengthDelimited = 2;
  google::protobuf::io::StringOutputStream stream(&out);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.WriteTag(static_cast<uint32_t>(number) << 3 | kLengthDelimited);
  coded.WriteVarint64(bytes.size());
  coded.WriteString(bytes);
}

std::string NameOf(absl::string_view force, const DiffCause& cause) {
  switch (cause.kind) {
    case CauseKind::kProfile:
      return ProfileNameOf(cause.subject);
    case CauseKind::kDefinition:
      return kIndicatorName.Format(force, cause.subject);
    case CauseKind::kArea:
      return kAreaName.Format(force, cause.subject);
    case CauseKind::kPopulation:
      return kPopulationName.Format(force, cause.subject);
    case CauseKind::kPrintedCell:
      return kPrintedCellName.Format(force, cause.subject);
    case CauseKind::kSeriesBreak:
      return kSeriesBreakName.Format(force, cause.subject);
    case CauseKind::kTarget:
      return kTargetName.Format(force, cause.subject);
    case CauseKind::kRebase:
      return kRebaseName.Format(force, cause.subject);
    case CauseKind::kHarmWeight:
      return kHarmWeightName.Format(force, cause.subject);
    case CauseKind::kPeerGroup:
      return kPeerGroupName.Format(kNationalForce, cause.subject);
    case CauseKind::kPeerFigures:
      return kBatchName.Format(kNationalForce, cause.subject);
    case CauseKind::kPeerDefinition:
      return kIndicatorName.Format(kNationalForce, cause.subject);
    case CauseKind::kPeerArea:
      return kAreaName.Format(kNationalForce, cause.subject);
    case CauseKind::kCommentary:
      return kCommentaryName.Format(force, cause.subject);
  }
  return "";
}

void WriteCause(absl::string_view force, const DiffCause& cause, v1::CellCause& out) {
  out.set_resource(NameOf(force, cause));
  if (cause.kind == CauseKind::kProfile) {
    out.set_profile_version_before(cause.version_before);
    out.set_profile_version_after(cause.version_after);
    return;
  }
  out.set_revision(cause.revision);
  api::WriteInstant(cause.record_time, *out.mutable_record_time());
  out.set_author(cause.author);
}

void WriteDifference(absl::string_view force, const SnapshotDifferences& all,
                     const CellDifference& difference, v1::CellDifference& out) {
  out.set_indicator(kIndicatorName.Format(force, difference.indicator));
  out.set_kind(api::ToProto<v1::CellDifference::Kind>(difference.kind));
  if (difference.kind == DifferenceKind::kChanged) {
    out.set_column(api::ToProto<v1::Indicator::Column>(difference.column));
  }
  out.set_field(difference.field);
  out.set_before(difference.before);
  out.set_after(difference.after);
  for (const int64_t number : difference.batches) {
    const auto id = all.batch_ids.find(number);
    if (id != all.batch_ids.end()) out.add_batches(kBatchName.Format(force, id->second));
  }
}

void WriteCommentaryDifference(absl::string_view force, const CommentaryChanges& changes,
                               const CommentaryDifference& difference,
                               v1::CommentaryDifference& out) {
  out.set_commentary(kCommentaryName.Format(force, difference.id));
  out.set_kind(api::ToProto<v1::CommentaryDifference::Kind>(difference.kind));
  const CommentaryRecord* const before = FindById(changes.kept, difference.id);
  const CommentaryRecord* const after = FindById(changes.standing, difference.id);
  if (difference.has_before()) *out.mutable_before() = WriteCommentary(force, *before);
  if (difference.has_after()) *out.mutable_after() = WriteCommentary(force, *after);
  for (const DiffCause& cause : changes.causes) {
    if (cause.subject == difference.id) WriteCause(force, cause, *out.add_causes());
  }
}

}  // namespace

v1::Snapshot WriteSnapshot(absl::string_view force, const SnapshotRecord& record) {
  v1::Snapshot message;
  if (!record.id.empty()) {
    message.set_name(kSnapshotName.Format(force, record.id));
    message.set_uid(record.uid);
    api::WriteInstant(record.create_time, *message.mutable_create_time());
  }
  message.set_month(FormatMonth(record.month));
  message.set_area(kAreaName.Format(force, record.area));
  message.set_profile(ProfileNameOf(record.profile));
  message.set_edition(record.edition);
  message.set_author(record.author);
  message.set_sha256(absl::BytesToHexString(AsBytes(record.sha256)));
  return message;
}

std::string SerializeCommentaries(absl::string_view force,
                                  absl::Span<const CommentaryRecord> records,
                                  absl::string_view sensitive_canonical_json) {
  v1::Snapshot part;
  for (const CommentaryRecord& record : records) {
    *part.add_commentaries() = WriteCommentary(force, record);
  }
  part.set_sensitive_canonical_json(std::string(sensitive_canonical_json));
  return part.SerializeAsString();
}

std::string SerializeSnapshot(absl::string_view force, const PublishedSnapshot& published) {
  const SnapshotDocument& document = published.document;
  v1::Snapshot message = WriteSnapshot(force, published.record);
  message.set_canonical_json(document.canonical_json);
  for (const std::string& batch : document.batches) {
    message.add_batches(kBatchName.Format(force, batch));
  }
  std::string bytes = message.SerializeAsString();
  AppendMessageField(v1::Snapshot::kDashboardFieldNumber, document.dashboard, bytes);
  bytes += document.commentaries;
  bytes += document.sensitive_commentaries;
  return bytes;
}

v1::DiffSnapshotResponse WriteDifferences(absl::string_view force,
                                          const SnapshotDifferences& differences) {
  v1::DiffSnapshotResponse response;
  response.set_revision(differences.revision);
  for (size_t i = 0; i < differences.differences.size(); ++i) {
    v1::CellDifference& out = *response.add_differences();
    WriteDifference(force, differences, differences.differences[i], out);
    for (const DiffCause& cause : differences.causes[i])
      WriteCause(force, cause, *out.add_causes());
  }
  for (const CommentaryDifference& difference : differences.commentary_differences) {
    WriteCommentaryDifference(force, differences.commentaries, difference,
                              *response.add_commentary_differences());
  }
  return response;
}

}  // namespace copperplate::indicators
