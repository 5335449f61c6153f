#include "services/volunteers/transport/retention_rule_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"

namespace copperplate::volunteers {

static_assert(v1::RetentionRule::SPECIAL == static_cast<int>(RecordClass::kSpecial) + 1);
static_assert(v1::RetentionRule::RecordClass_MAX == static_cast<int>(RecordClass::kApplicant) + 1);

namespace {

constexpr int64_t kMostMonths = 1200;

}  // namespace

v1::RetentionRule PartMapping<RetentionRule>::Write(absl::string_view force, absl::string_view,
                                                    const PartRecord<RetentionRule>& record) {
  const RetentionRule& rule = record.part;
  v1::RetentionRule out;
  out.set_name(kRetentionRuleName.Format(force, rule.id));
  api::WriteHeader(record.header, out);
  out.set_record_class(api::ToProto<v1::RetentionRule::RecordClass>(rule.record_class));
  out.set_months(rule.months);
  return out;
}

RetentionRule PartMapping<RetentionRule>::Read(absl::string_view, const PartPath& path,
                                               const v1::RetentionRule& message, Faults& faults) {
  RetentionRule rule;
  rule.id = path.back();
  fields::CheckId(rule.id, "id", faults);
  rule.record_class = api::ReadEnum<RecordClass>(message.record_class(), "record_class", faults);
  rule.months = message.months();
  if (message.has_months()) {
    fields::CheckRange(rule.months, "months", 0, kMostMonths, faults);
  } else {
    faults.Add("FIELD_REQUIRED", "months", "must be given");
  }
  return rule;
}

}  // namespace copperplate::volunteers
