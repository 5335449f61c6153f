#include "services/delivery/clients/indicators_verdict_reader.h"

#include <google/protobuf/arena.h>
#include <grpcpp/client_context.h>

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/text/string_view.h"
#include "libs/time/civil.h"
#include "services/delivery/clients/verdict_mapping.h"

namespace copperplate::delivery {
namespace {

namespace v1 = indicators::v1;

// Figures of a month come in weeks after it has ended.
constexpr int kMonthsBack = 2;

VerdictAnswers All(const std::vector<std::string>& indicators, VerdictAbsence absence) {
  VerdictAnswers answers;
  for (const std::string& id : indicators) answers.insert_or_assign(id, absence);
  return answers;
}

VerdictAbsence ToVerdictAbsence(client::Absence absence) {
  switch (absence) {
    case client::Absence::kBusy:
      return VerdictAbsence::kBusy;
    case client::Absence::kUnreachable:
      return VerdictAbsence::kUnreachable;
    case client::Absence::kTooSlow:
      return VerdictAbsence::kTooSlow;
    case client::Absence::kRefused:
      return VerdictAbsence::kRefused;
    case client::Absence::kNotThere:  // the force, or its area
      return VerdictAbsence::kNoSuchRow;
    case client::Absence::kFailed:
      break;
  }
  return VerdictAbsence::kFailed;
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
      service_("indicators", "verdicts", limits, metrics, logger, clock) {}

IndicatorsVerdictReader::~IndicatorsVerdictReader() = default;

VerdictAnswers IndicatorsVerdictReader::Read(const RequestContext& context, absl::CivilMonth month,
                                             const std::vector<std::string>& indicators) {
  if (indicators.empty()) return {};
  client::AskedService::Turn turn(service_, context.call, context.call_id, context.deadline);
  VerdictAnswers answers = Ask(turn, context.force, month, indicators);
  for (int back = 1; back <= kMonthsBack; ++back) {
    std::vector<std::string> without;
    for (const auto& [id, answer] : answers) {
      const auto* const verdict = std::get_if<IndicatorVerdict>(&answer);
      if (verdict != nullptr && !verdict->has_figure) without.push_back(id);
    }
    if (without.empty() || !turn.HasTime()) break;
    for (auto& [id, answer] : Ask(turn, context.force, month - back, without)) {
      const auto* const verdict = std::get_if<IndicatorVerdict>(&answer);
      if (verdict != nullptr && verdict->has_figure) answers[id] = answer;
    }
  }
  return answers;
}

VerdictAnswers IndicatorsVerdictReader::Ask(client::AskedService::Turn& turn,
                                            const std::string& force, absl::CivilMonth month,
                                            const std::vector<std::string>& indicators) {
  google::protobuf::Arena arena;
  auto& request = *google::protobuf::Arena::CreateMessage<v1::GetDashboardRequest>(&arena);
  request.set_name(absl::StrCat("forces/", force, "/dashboard"));
  request.set_month(FormatMonth(month));
  request.set_view(v1::Dashboard::FULL);  // only that has sentences
  auto& dashboard = *google::protobuf::Arena::CreateMessage<v1::Dashboard>(&arena);
  const std::optional<client::Absence> absence = turn.Ask([&](grpc::ClientContext& call) {
    return stub_->dashboards->GetDashboard(&call, request, &dashboard);
  });
  if (absence.has_value()) return All(indicators, ToVerdictAbsence(*absence));
  return ReadRows(force, dashboard, indicators);
}

}  // namespace copperplate::delivery
