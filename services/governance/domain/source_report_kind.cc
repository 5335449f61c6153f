#include "services/governance/domain/source_report_kind.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kReportBodies[] = {"HMICFRS", "HMIP", "HMCPSI", "INTERNAL_AUDIT",
                                               "EXTERNAL_AUDIT"};
constexpr absl::string_view kReportScopes[] = {"FORCE", "NATIONAL"};
constexpr absl::string_view kReportStages[] = {"DRAFT", "FINAL"};

}  // namespace

absl::string_view Name(ReportBody body) { return NameIn(kReportBodies, body); }

absl::string_view Name(ReportScope scope) { return NameIn(kReportScopes, scope); }

absl::string_view Name(ReportStage stage) { return NameIn(kReportStages, stage); }

}  // namespace copperplate::governance
