#include "services/indicators/transport/observation_mapping.h"

#include "absl/strings/escaping.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"

namespace copperplate::indicators {
namespace {

v1::Observation::Status StatusNumber(FigureStatus status) {
  return status == FigureStatus::kProvisional ? v1::Observation::PROVISIONAL
                                              : v1::Observation::FINAL;
}

v1::Observation::Qualifier QualifierNumber(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::kExact:
      return v1::Observation::EXACT;
    case Qualifier::kEstimated:
      return v1::Observation::ESTIMATED;
    case Qualifier::kReconstructed:
      return v1::Observation::RECONSTRUCTED;
    case Qualifier::kAsPrinted:
      return v1::Observation::AS_PRINTED;
  }
  return v1::Observation::QUALIFIER_UNSPECIFIED;
}

v1::BatchWarning::Kind KindNumber(WarningKind kind) {
  switch (kind) {
    case WarningKind::kOutsideOwnLimits:
      return v1::BatchWarning::OUTSIDE_OWN_LIMITS;
    case WarningKind::kNumeratorsDiffer:
      return v1::BatchWarning::SUM_OF_NUMERATORS_DIFFERS;
    case WarningKind::kDenominatorsDiffer:
      return v1::BatchWarning::SUM_OF_DENOMINATORS_DIFFERS;
  }
  return v1::BatchWarning::KIND_UNSPECIFIED;
}

void WriteNumber(const WarnedNumber& number, v1::BatchWarning::Number& message) {
  message.set_value(number.value);
  message.set_text(number.text);
}

}  // namespace

v1::Observation WriteObservation(absl::string_view force, const ObservationRecord& record,
                                 bool sees_parts) {
  v1::Observation message;
  message.set_indicator(kIndicatorName.Format(force, record.indicator));
  message.set_area(kAreaName.Format(force, record.area));
  message.set_month(FormatMonth(record.month));
  message.set_period_months(record.period_months);
  message.set_breakdown(record.breakdown);
  message.set_withheld(!sees_parts && !record.breakdown.empty());
  if (!message.withheld()) {
    message.set_numerator(FormatMillionths(record.numerator));
    if (record.denominator.has_value()) {
      message.set_denominator(FormatMillionths(*record.denominator));
    }
  }
  message.set_status(StatusNumber(record.status));
  message.set_qualifier(QualifierNumber(record.qualifier));
  message.set_batch(kBatchName.Format(force, record.batch));
  message.set_revision(record.revision);
  api::WriteInstant(record.record_time, *message.mutable_record_time());
  return message;
}

v1::Observation WriteRevision(absl::string_view force, const ObservationRecord& record,
                              bool sees_parts) {
  v1::Observation message = WriteObservation(force, record, sees_parts);
  message.set_author(record.author);
  message.set_revision_reason(record.revision_reason);
  return message;
}

v1::Batch WriteBatch(absl::string_view force, const Batch& batch) {
  v1::Batch message;
  if (!batch.id.empty()) message.set_name(kBatchName.Format(force, batch.id));
  message.set_state(batch.state == BatchState::kApplied ? v1::Batch::APPLIED : v1::Batch::REFUSED);
  message.set_source(batch.source);
  message.set_revision_reason(batch.revision_reason);
  message.set_author(batch.author);
  message.set_row_count(batch.row_count);
  message.set_inserted_count(batch.inserted_count);
  message.set_revised_count(batch.revised_count);
  message.set_unchanged_count(batch.unchanged_count);
  message.set_fault_count(batch.fault_count);
  message.set_warning_count(batch.warning_count);
  const absl::string_view digest = AsBytes(batch.content);
  message.set_content_sha256(absl::BytesToHexString(digest));
  message.set_revision(batch.revision);
  message.set_validate_only(batch.number == 0);
  message.set_replayed(batch.replayed);
  if (batch.number == 0) return message;
  message.set_uid(batch.uid);
  api::WriteInstant(batch.create_time, *message.mutable_create_time());
  return message;
}

v1::Batch WriteImported(absl::string_view force, const Batch& batch) {
  v1::Batch message = WriteBatch(force, batch);
  for (const ImportWarning& warning : batch.warnings) {
    *message.add_warnings() = WriteBatchWarning(force, warning, /*sees_parts=*/true);
  }
  return message;
}

v1::BatchWarning WriteBatchWarning(absl::string_view force, const ImportWarning& warning,
                                   bool sees_parts) {
  v1::BatchWarning message;
  message.set_line(warning.line);
  message.set_indicator(kIndicatorName.Format(force, warning.indicator));
  message.set_area(kAreaName.Format(force, warning.area));
  message.set_month(FormatMonth(warning.month));
  message.set_breakdown(warning.breakdown);
  message.set_kind(KindNumber(warning.kind));
  message.set_withheld(!sees_parts && !warning.breakdown.empty());
  if (message.withheld()) return message;
  WriteNumber(warning.value, *message.mutable_value());
  WriteNumber(warning.expected, *message.mutable_expected());
  if (warning.lower.has_value()) WriteNumber(*warning.lower, *message.mutable_lower_limit());
  if (warning.upper.has_value()) WriteNumber(*warning.upper, *message.mutable_upper_limit());
  message.set_n(warning.n);
  message.set_seasonal(warning.seasonal);
  message.set_sentence(warning.sentence);
  return message;
}

v1::BatchFault WriteBatchFault(const imports::RowFault& fault) {
  v1::BatchFault message;
  message.set_line(fault.line);
  message.set_field(fault.field);
  message.set_reason(fault.reason);
  message.set_description(fault.description);
  return message;
}

}  // namespace copperplate::indicators
