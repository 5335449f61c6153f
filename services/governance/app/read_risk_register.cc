#include "services/governance/app/read_risk_register.h"

#include <algorithm>

#include "absl/types/span.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

// Those of the risk among all, which are by risk.
absl::Span<const RiskAssessment> AssessmentsOf(absl::Span<const RiskAssessment> assessments,
                                               const std::string& risk) {
  const auto first = std::lower_bound(
      assessments.begin(), assessments.end(), risk,
      [](const RiskAssessment& one, const std::string& id) { return one.risk < id; });
  auto last = first;
  while (last != assessments.end() && last->risk == risk) ++last;
  return assessments.subspan(static_cast<size_t>(first - assessments.begin()),
                             static_cast<size_t>(last - first));
}

}  // namespace

std::vector<RegisterRow> RegisterRowsOf(const RegisterContent& content, const AsKnown& known) {
  std::vector<AssessedRisk> risks;
  risks.reserve(content.risks.size());
  for (const Risk& risk : content.risks) {
    risks.push_back({&risk, AssessmentsOf(content.assessments, risk.id)});
  }
  return RegisterOn(risks, content.before.has_value() ? &*content.before : nullptr, known,
                    SettingsOn(content.settings, known.as_of));
}

RegisterAt RegisterOf(const RegisterRead& read, absl::CivilDay as_of) {
  RegisterAt at;
  at.known_at = read.known_at;
  if (read.content.before.has_value()) at.previous = read.content.before->id;
  at.rows = RegisterRowsOf(read.content, {as_of, read.known_at});
  return at;
}

absl::StatusOr<RegisterAt> ReadRiskRegister(RiskRegisterReader& reader,
                                            const RequestContext& context,
                                            const RegisterQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const RegisterRead read, reader.Read(context, query));
  return RegisterOf(read, query.as_of);
}

}  // namespace copperplate::governance
