#include "services/indicators/transport/snapshot_mapping.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <cstdint>
#include <string>

#include "absl/strings/escaping.h"
#include "libs/api/civil_field.h"
#include "libs/api/instant.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

static_assert(v1::CellDifference::CHANGED == static_cast<int>(DifferenceKind::kChanged) + 1);
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
  }
  return "";
}

void WriteCause(absl::string_view force, const DiffCause& cause, v1::CellCause& out) {
  out.set_resource(NameOf(force, cause));
  out.set_revision(cause.revision);
  api::WriteInstant(cause.record_time, *out.mutable_record_time());
  out.set_author(cause.author);
}

void WriteDifference(absl::string_view force, const SnapshotDifferences& all,
                     const CellDifference& difference, v1::CellDifference& out) {
  out.set_indicator(kIndicatorName.Format(force, difference.indicator));
  out.set_kind(static_cast<v1::CellDifference::Kind>(static_cast<int>(difference.kind) + 1));
  if (difference.kind == DifferenceKind::kChanged) {
    out.set_column(static_cast<v1::Indicator::Column>(static_cast<int>(difference.column) + 1));
  }
  out.set_field(difference.field);
  out.set_before(difference.before);
  out.set_after(difference.after);
  for (const int64_t number : difference.batches) {
    const auto id = all.batch_ids.find(number);
    if (id != all.batch_ids.end()) out.add_batches(kBatchName.Format(force, id->second));
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
  message.set_month(api::MonthText(record.month));
  message.set_area(kAreaName.Format(force, record.area));
  message.set_profile(ProfileNameOf(record.profile));
  message.set_edition(record.edition);
  message.set_author(record.author);
  message.set_sha256(absl::BytesToHexString(AsBytes(record.sha256)));
  return message;
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
  return response;
}

}  // namespace copperplate::indicators
