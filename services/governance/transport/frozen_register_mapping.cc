#include "services/governance/transport/frozen_register_mapping.h"

#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/recommendation_state.h"
#include "services/governance/transport/action_log_mapping.h"
#include "services/governance/transport/forward_plan_mapping.h"
#include "services/governance/transport/recommendation_log_mapping.h"
#include "services/governance/transport/risk_register_mapping.h"

namespace copperplate::governance {
namespace {

using Names = std::set<std::string>;

std::string PrintContent(const google::protobuf::Message& message) {
  std::string json;
  // Fails for a malformed Any or Timestamp only, and the messages are made here.
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  return status.ok() ? json : "";
}

// What a later release knows no more of is left out.
absl::Status ReadContent(const FrozenRegister& frozen, google::protobuf::Message& out) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  if (google::protobuf::util::JsonStringToMessage(frozen.content, &out, options).ok()) {
    return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat("a pack has ", Name(frozen.of), " that cannot be read"));
}

FrozenRegister Frozen(PackRegister of, const google::protobuf::Message& message,
                      const Names& sensitive) {
  return {.of = of,
          .content = PrintContent(message),
          .sensitive = {sensitive.begin(), sensitive.end()},
          .sha256 = ""};
}

FrozenRegister FrozenActions(const std::string& force, const Meeting& meeting,
                             const ActionLogAt& at) {
  const v1::ActionLog log =
      WriteActionLog(force, kActionLogName.Format(force, meeting.body), meeting.date, at,
                     {.open_only = true, .for_viewer = false});
  Names sensitive;
  for (const v1::ActionLog::Action& action : log.actions()) {
    if (action.restricted()) sensitive.insert(action.name());
  }
  return Frozen(PackRegister::kActions, log, sensitive);
}

FrozenRegister FrozenRecommendations(const std::string& force, const Meeting& meeting,
                                     const RecommendationLogAt& at) {
  Names sensitive;
  for (const RecommendationRow& row : at.log.rows) {
    if (row.report->sensitive()) sensitive.insert(kSourceReportName.Format(force, row.report->id));
  }
  return Frozen(
      PackRegister::kRecommendations,
      WriteRecommendationLog(force, kRecommendationLogName.Format(force), meeting.date, at),
      sensitive);
}

FrozenRegister FrozenRisks(const std::string& force, const Meeting& meeting, const RegisterAt& at) {
  Names sensitive;
  for (const RegisterRow& row : at.rows) {
    if (row.marking == Marking::kOfficialSensitive) {
      sensitive.insert(kRiskName.Format(force, row.risk));
    }
  }
  return Frozen(PackRegister::kRisks,
                WriteRiskRegister(force, kRiskRegisterName.Format(force), meeting.date, at),
                sensitive);
}

FrozenRegister FrozenForwardPlan(const std::string& force, const ForwardPlanAt& at) {
  v1::Pack::ForwardPlan plan;
  for (const PartRecord<ForwardPlanEntry>& entry : at.entries) {
    *plan.add_entries() = PartMapping<ForwardPlanEntry>::Write(force, "", entry);
  }
  return Frozen(PackRegister::kForwardPlan, plan, {at.sensitive.begin(), at.sensitive.end()});
}

// Of the row of a recommendation: the name of its report.
std::string ReportOf(const v1::RecommendationLog::Row& row) {
  return row.name().substr(0, row.name().rfind("/recommendations/"));
}
std::string RiskOf(const v1::RiskRegisterRow& row) { return row.risk(); }
std::string EntryOf(const v1::ForwardPlanEntry& entry) { return entry.name(); }

template <class Rows, class Predicate>
void RemoveRows(Rows& rows, const Predicate& predicate) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), predicate), rows.end());
}

// Which of `sensitive` the rows are of, each once.
template <class Rows, class NameOfRow>
std::vector<std::string> SensitiveOf(const Rows& rows, const Names& sensitive,
                                     const NameOfRow& name) {
  Names shown;
  for (const auto& row : rows) {
    if (sensitive.count(name(row)) != 0) shown.insert(name(row));
  }
  return {shown.begin(), shown.end()};
}

// What is shown of a register, and to whom.
struct Showing {
  Names sensitive;  // then or now
  bool whole = false;
};

// Without rows of what is sensitive, unless the whole is shown. Whether there were any.
template <class Rows, class NameOfRow>
bool HideRows(const Showing& showing, Rows& rows, const NameOfRow& name) {
  if (showing.whole) return false;
  const auto before = rows.size();
  RemoveRows(rows, [&](const auto& row) { return showing.sensitive.count(name(row)) != 0; });
  return rows.size() != before;
}

void ShowActions(const Showing& showing, v1::ActionLog& log) {
  if (showing.whole) return;
  for (v1::ActionLog::Action& action : *log.mutable_actions()) {
    if (showing.sensitive.count(action.name()) == 0) continue;
    action.clear_text();
    action.set_restricted(true);
  }
}

void ShowRecommendations(const Showing& showing, v1::RecommendationLog& log,
                         std::vector<std::string>& read) {
  if (HideRows(showing, *log.mutable_recommendations(), ReportOf)) CountRecommendations(log);
  RemoveRows(*log.mutable_recommendations(), [](const v1::RecommendationLog::Row& row) {
    return IsOver(api::FromProto<RecommendationState>(row.state()));
  });
  if (showing.whole) read = SensitiveOf(log.recommendations(), showing.sensitive, ReportOf);
}

void ShowRisks(const Showing& showing, v1::RiskRegister& risks, std::vector<std::string>& read) {
  if (HideRows(showing, *risks.mutable_rows(), RiskOf)) CountRisks(risks);
  if (showing.whole) read = SensitiveOf(risks.rows(), showing.sensitive, RiskOf);
}

void ShowForwardPlan(const Showing& showing, v1::Pack::ForwardPlan& plan,
                     std::vector<std::string>& read) {
  HideRows(showing, *plan.mutable_entries(), EntryOf);
  if (showing.whole) read = SensitiveOf(plan.entries(), showing.sensitive, EntryOf);
}

absl::Status WriteOne(const FrozenRegister& frozen, const Showing& showing, v1::Pack& out,
                      SensitiveReads& reads) {
  switch (frozen.of) {
    case PackRegister::kActions:
      ABSL_RETURN_IF_ERROR(ReadContent(frozen, *out.mutable_actions()->mutable_log()));
      ShowActions(showing, *out.mutable_actions()->mutable_log());
      out.mutable_actions()->mutable_source()->set_sha256(frozen.sha256);
      return absl::OkStatus();
    case PackRegister::kRecommendations:
      ABSL_RETURN_IF_ERROR(ReadContent(frozen, *out.mutable_recommendations()->mutable_log()));
      ShowRecommendations(showing, *out.mutable_recommendations()->mutable_log(), reads.reports);
      out.mutable_recommendations()->mutable_source()->set_sha256(frozen.sha256);
      return absl::OkStatus();
    case PackRegister::kRisks:
      if (out.has_risks()) return absl::OkStatus();
      ABSL_RETURN_IF_ERROR(ReadContent(frozen, *out.mutable_risks()->mutable_risk_register()));
      ShowRisks(showing, *out.mutable_risks()->mutable_risk_register(), reads.risks);
      out.mutable_risks()->mutable_source()->set_sha256(frozen.sha256);
      return absl::OkStatus();
    case PackRegister::kForwardPlan:
      ABSL_RETURN_IF_ERROR(ReadContent(frozen, *out.mutable_forward_plan()));
      ShowForwardPlan(showing, *out.mutable_forward_plan(), reads.entries);
      out.mutable_forward_plan()->mutable_source()->set_sha256(frozen.sha256);
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

}  // namespace

std::vector<FrozenRegister> PrintFrozen(const std::string& force, const Meeting& meeting,
                                        const PackRegisters& registers) {
  return {FrozenActions(force, meeting, registers.actions),
          FrozenRecommendations(force, meeting, registers.recommendations),
          FrozenRisks(force, meeting, registers.risks),
          FrozenForwardPlan(force, registers.forward_plan)};
}

absl::Status WriteFrozen(const FrozenRegisters& frozen, bool whole, v1::Pack& out,
                         SensitiveReads& reads) {
  for (const FrozenRegister& one : frozen.registers) {
    Showing showing{.sensitive = {frozen.sensitive_now.begin(), frozen.sensitive_now.end()},
                    .whole = whole};
    showing.sensitive.insert(one.sensitive.begin(), one.sensitive.end());
    ABSL_RETURN_IF_ERROR(WriteOne(one, showing, out, reads));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::governance
