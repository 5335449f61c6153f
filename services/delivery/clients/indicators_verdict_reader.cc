#include "services/delivery/clients/indicators_verdict_reader.h"

#include <google/protobuf/arena.h>
#include <grpcpp/client_context.h>

#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/client/call.h"
#include "libs/text/string_view.h"
#include "libs/time/civil.h"
#include "services/delivery/clients/verdict_mapping.h"

namespace copperplate::delivery {
namespace {

namespace v1 = indicators::v1;

constexpr char kAnswered[] = "ANSWERED";
// Figures of a month come in weeks after it has ended.
constexpr int kMonthsBack = 2;
const metrics::Labels kService = {{"service", "indicators"}};

VerdictAnswers All(const std::vector<std::string>& indicators, VerdictAbsence absence) {
  VerdictAnswers answers;
  for (const std::string& id : indicators) answers.insert_or_assign(id, absence);
  return answers;
}

VerdictAbsence AbsenceOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::CANCELLED:
      return VerdictAbsence::kUnreachable;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return VerdictAbsence::kTooSlow;
    case grpc::StatusCode::UNAUTHENTICATED:
    case grpc::StatusCode::PERMISSION_DENIED:
      return VerdictAbsence::kRefused;
    case grpc::StatusCode::NOT_FOUND:  // the force, or its area
      return VerdictAbsence::kNoSuchRow;
    default:
      return VerdictAbsence::kFailed;
  }
}

VerdictAnswers ReadRows(const std::string& force, const v1::Dashboard& dashboard,
                        const std::vector<std::string>& indicators) {
  VerdictAnswers answers = All(indicators, VerdictAbsence::kNoSuchRow);
  const std::string prefix = absl::StrCat("forces/", force, "/indicators/");
  for (const v1::DashboardRow& row : dashboard.rows()) {
    absl::string_view id = row.indicator();
    if (!absl::ConsumePrefix(&id, prefix)) continue;
    const auto asked = answers.find(ToStd(id));
    if (asked != answers.end()) asked->second = ReadRow(row);
  }
  return answers;
}

}  // namespace

struct IndicatorsVerdictReader::Stub {
  std::unique_ptr<v1::DashboardService::Stub> dashboards;
};

IndicatorsVerdictReader::IndicatorsVerdictReader(std::shared_ptr<grpc::Channel> channel,
                                                 const Limits& limits, metrics::Registry& metrics,
                                                 const log::Logger& logger, const Clock& clock)
    : stub_(new Stub{v1::DashboardService::NewStub(std::move(channel))}),
      limits_(limits),
      seconds_(metrics.AddHistogram("copperplate_client_call_seconds",
                                    "Time that calls on another service took.",
                                    metrics::SecondsBounds(), kService)),
      logger_(logger),
      clock_(clock),
      failure_line_(clock) {
  std::vector<std::string> outcomes = {kAnswered};
  for (const VerdictAbsence absence :
       {VerdictAbsence::kBusy, VerdictAbsence::kUnreachable, VerdictAbsence::kTooSlow,
        VerdictAbsence::kRefused, VerdictAbsence::kNoSuchRow, VerdictAbsence::kFailed}) {
    outcomes.emplace_back(VerdictAbsenceName(absence));
  }
  for (const std::string& outcome : outcomes) {
    metrics::Labels labels = kService;
    labels.emplace("outcome", outcome);
    outcomes_.emplace(
        outcome, &metrics.AddCounter("copperplate_client_calls_total",
                                     "Calls on another service, by what came of them.", labels));
  }
}

IndicatorsVerdictReader::~IndicatorsVerdictReader() = default;

VerdictAnswers IndicatorsVerdictReader::Read(const RequestContext& context, absl::CivilMonth month,
                                             const std::vector<std::string>& indicators) {
  if (indicators.empty()) return {};
  const int under_way = calls_.fetch_add(1);
  const absl::Cleanup done = [this] { calls_.fetch_sub(1); };
  if (under_way < limits_.max_calls) return AskFromMonthBack(context, month, indicators);
  Count(VerdictAbsenceName(VerdictAbsence::kBusy));
  return All(indicators, VerdictAbsence::kBusy);
}

VerdictAnswers IndicatorsVerdictReader::AskFromMonthBack(
    const RequestContext& context, absl::CivilMonth month,
    const std::vector<std::string>& indicators) {
  const absl::Time end = client::PartOfDeadline(clock_.Now(), context.deadline, limits_.timeout);
  VerdictAnswers answers = Ask(context, month, indicators, end);
  for (int back = 1; back <= kMonthsBack; ++back) {
    std::vector<std::string> without;
    for (const auto& [id, answer] : answers) {
      const auto* const verdict = std::get_if<IndicatorVerdict>(&answer);
      if (verdict != nullptr && !verdict->has_figure) without.push_back(id);
    }
    if (without.empty() || clock_.Now() >= end) break;
    for (auto& [id, answer] : Ask(context, month - back, without, end)) {
      const auto* const verdict = std::get_if<IndicatorVerdict>(&answer);
      if (verdict != nullptr && verdict->has_figure) answers[id] = answer;
    }
  }
  return answers;
}

VerdictAnswers IndicatorsVerdictReader::Ask(const RequestContext& context, absl::CivilMonth month,
                                            const std::vector<std::string>& indicators,
                                            absl::Time end) {
  google::protobuf::Arena arena;
  auto& request = *google::protobuf::Arena::CreateMessage<v1::GetDashboardRequest>(&arena);
  request.set_name(absl::StrCat("forces/", context.force, "/dashboard"));
  request.set_month(FormatMonth(month));
  request.set_view(v1::Dashboard::FULL);  // only that has sentences
  auto& dashboard = *google::protobuf::Arena::CreateMessage<v1::Dashboard>(&arena);

  const absl::Time start = clock_.Now();
  grpc::ClientContext call;
  client::PrepareCall(context.call, end, call);
  const grpc::Status status = stub_->dashboards->GetDashboard(&call, request, &dashboard);
  seconds_.Observe(absl::ToDoubleSeconds(clock_.Now() - start));
  if (status.ok()) {
    Count(kAnswered);
    return ReadRows(context.force, dashboard, indicators);
  }
  const VerdictAbsence absence = AbsenceOf(status.error_code());
  Count(VerdictAbsenceName(absence));
  Log(context, absence, status);
  return All(indicators, absence);
}

void IndicatorsVerdictReader::Count(absl::string_view outcome) {
  outcomes_.find(ToStd(outcome))->second->Increment();
}

// What concerns one caller or force alone is no fault of the other service.
void IndicatorsVerdictReader::Log(const RequestContext& context, VerdictAbsence absence,
                                  const grpc::Status& status) {
  if (absence == VerdictAbsence::kRefused || absence == VerdictAbsence::kNoSuchRow) return;
  const absl::string_view outcome = VerdictAbsenceName(absence);
  if (!failure_line_.IsDue(outcome)) return;
  logger_.Warning(
      "no verdicts from the indicators service",
      {{"outcome", outcome},
       {"code", static_cast<int>(status.error_code())},
       {"error", status.error_message()},
       {"call_id", context.call_id},
       {"trace_id", context.call == nullptr ? std::string() : context.call->TraceId()}});
}

}  // namespace copperplate::delivery
