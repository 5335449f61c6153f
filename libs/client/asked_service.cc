#include "libs/client/asked_service.h"

#include "absl/strings/str_cat.h"
#include "libs/client/call.h"
#include "libs/text/string_view.h"

namespace copperplate::client {
namespace {

constexpr char kAnswered[] = "ANSWERED";

}  // namespace

AskedService::AskedService(absl::string_view name, absl::string_view wanted, const Limits& limits,
                           metrics::Registry& metrics, const log::Logger& logger,
                           const Clock& clock)
    : name_(name),
      wanted_(wanted),
      limits_(limits),
      seconds_(metrics.AddHistogram("copperplate_client_call_seconds",
                                    "Time that calls on another service took.",
                                    metrics::SecondsBounds(), {{"service", name_}})),
      logger_(logger),
      clock_(clock),
      failure_line_(clock) {
  const auto add = [&](absl::string_view outcome) {
    outcomes_.emplace(outcome,
                      &metrics.AddCounter("copperplate_client_calls_total",
                                          "Calls on another service, by what came of them.",
                                          {{"service", name_}, {"outcome", std::string(outcome)}}));
  };
  add(kAnswered);
  for (const Absence absence : {Absence::kBusy, Absence::kUnreachable, Absence::kTooSlow,
                                Absence::kRefused, Absence::kNotThere, Absence::kFailed}) {
    add(AbsenceName(absence));
  }
}

void AskedService::Count(absl::string_view outcome) {
  outcomes_.find(ToStd(outcome))->second->Increment();
}

// What concerns one caller or force alone is no fault of the other service.
void AskedService::Log(const CallScope* call, absl::string_view call_id, Absence absence,
                       const grpc::Status& status) {
  if (absence == Absence::kRefused || absence == Absence::kNotThere) return;
  const absl::string_view outcome = AbsenceName(absence);
  if (!failure_line_.IsDue(outcome)) return;
  logger_.Warning(absl::StrCat("no ", wanted_, " from the ", name_, " service"),
                  {{"outcome", outcome},
                   {"code", static_cast<int>(status.error_code())},
                   {"error", status.error_message()},
                   {"call_id", call_id},
                   {"trace_id", call == nullptr ? std::string() : call->TraceId()}});
}

AskedService::Turn::Turn(AskedService& service, const CallScope* call, absl::string_view call_id,
                         absl::Time deadline)
    : service_(service),
      call_(call),
      call_id_(call_id),
      end_(PartOfDeadline(service.clock_.Now(), deadline, service.limits_.timeout)),
      has_place_(service.turns_.fetch_add(1) < service.limits_.max_calls) {}

AskedService::Turn::~Turn() { service_.turns_.fetch_sub(1); }

bool AskedService::Turn::HasTime() const { return service_.clock_.Now() < end_; }

std::optional<Absence> AskedService::Turn::Ask(
    absl::FunctionRef<grpc::Status(grpc::ClientContext&)> call) {
  if (!has_place_) {
    service_.Count(AbsenceName(Absence::kBusy));
    return Absence::kBusy;
  }
  const absl::Time start = service_.clock_.Now();
  grpc::ClientContext context;
  PrepareCall(call_, end_, context);
  const grpc::Status status = call(context);
  service_.seconds_.Observe(absl::ToDoubleSeconds(service_.clock_.Now() - start));
  if (status.ok()) {
    service_.Count(kAnswered);
    return std::nullopt;
  }
  const Absence absence = AbsenceOf(status.error_code());
  service_.Count(AbsenceName(absence));
  service_.Log(call_, call_id_, absence, status);
  return absence;
}

}  // namespace copperplate::client
