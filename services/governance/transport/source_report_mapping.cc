#include "services/governance/transport/source_report_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::SourceReport::Body_MAX == static_cast<int>(ReportBody::kExternalAudit) + 1);
static_assert(v1::SourceReport::Scope_MAX == static_cast<int>(ReportScope::kNational) + 1);
static_assert(v1::SourceReport::Stage_MAX == static_cast<int>(ReportStage::kFinal) + 1);
static_assert(v1::SourceReport::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

v1::SourceReport PartMapping<SourceReport>::Write(absl::string_view force, absl::string_view,
                                                  const PartRecord<SourceReport>& record) {
  const SourceReport& report = record.part;
  v1::SourceReport out;
  out.set_name(kSourceReportName.Format(force, report.id));
  api::WriteHeader(record.header, out);
  for (const ReportBody body : report.bodies) {
    out.add_bodies(api::ToProto<v1::SourceReport::Body>(body));
  }
  out.set_title(report.title);
  out.set_published_on(DateText(report.published_on));
  out.set_scope(api::ToProto<v1::SourceReport::Scope>(report.scope));
  out.set_statutory_s55(report.statutory_s55);
  out.set_stage(api::ToProto<v1::SourceReport::Stage>(report.stage));
  out.set_plan_year(report.plan_year);
  out.set_opinion(report.opinion);
  for (const Judgement& judgement : report.judgements) {
    v1::SourceReport::Judgement& written = *out.add_judgements();
    written.set_question(judgement.question);
    written.set_grade(judgement.grade);
    written.set_on(FormatDate(judgement.on));
  }
  out.set_marking(api::ToProto<v1::SourceReport::Marking>(report.marking));
  out.set_gives_assurance(GivesAssurance(report.stage));
  out.set_historic_import(report.historic_import);
  return out;
}

SourceReport PartMapping<SourceReport>::Read(absl::string_view, const PartPath& path,
                                             const v1::SourceReport& message, Faults& faults) {
  SourceReport report;
  report.id = path.back();
  for (int i = 0; i < message.bodies_size(); ++i) {
    report.bodies.push_back(
        api::ReadEnum<ReportBody>(message.bodies(i), absl::StrCat("bodies[", i, "]"), faults));
  }
  report.title = message.title();
  report.published_on = fields::ReadOptionalDate(message.published_on(), "published_on", faults);
  report.scope = api::ReadEnum<ReportScope>(message.scope(), "scope", faults);
  report.statutory_s55 = message.statutory_s55();
  report.stage = api::ReadEnum<ReportStage>(message.stage(), "stage", faults);
  report.plan_year = message.plan_year();
  report.opinion = message.opinion();
  for (int i = 0; i < message.judgements_size(); ++i) {
    const v1::SourceReport::Judgement& judgement = message.judgements(i);
    report.judgements.push_back(
        {judgement.question(), judgement.grade(),
         fields::ReadDate(judgement.on(), absl::StrCat("judgements[", i, "].on"), faults)});
  }
  report.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  report.historic_import = message.historic_import();
  return report;
}

}  // namespace copperplate::governance
