#include "services/volunteers/transport/equality_handlers.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/part_call.h"
#include "libs/resource/reference.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/tabulate_equality.h"
#include "services/volunteers/transport/equality_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostDeclarations = 50;

// The declarations of a request, with every fault but those of the force's own lists.
std::vector<EqualityDeclaration> ReadDeclarations(absl::string_view force,
                                                  const v1::DeclareEqualityRequest& request,
                                                  Faults& faults) {
  std::vector<EqualityDeclaration> declarations;
  if (request.declarations().empty()) {
    faults.Add("FIELD_REQUIRED", "declarations", "must be given");
  } else if (request.declarations_size() > kMostDeclarations) {
    faults.Add("TOO_MANY", "declarations", "must be at most 50");
  }
  for (const auto& said : request.declarations()) {
    const std::string field = absl::StrCat("declarations[", declarations.size(), "]");
    EqualityDeclaration& declared = declarations.emplace_back();
    declared.characteristic =
        resource::ReadReference(kEqualityCharacteristicName, force, said.characteristic(),
                                field + ".characteristic", faults);
    declared.value = said.value();
    fields::CheckGiven(declared.value, field + ".value", faults);
  }
  return declarations;
}

}  // namespace

absl::StatusOr<v1::EqualityCharacteristic> EqualityHandlers::GetEqualityCharacteristic(
    const rpc::CallContext& call, const v1::GetEqualityCharacteristicRequest& request) const {
  return PartCall<EqualityCharacteristic>(ports_.equality_characteristics, call).Get(request);
}

absl::StatusOr<v1::ListEqualityCharacteristicsResponse>
EqualityHandlers::ListEqualityCharacteristics(
    const rpc::CallContext& call, const v1::ListEqualityCharacteristicsRequest& request) const {
  using Response = v1::ListEqualityCharacteristicsResponse;
  return PartCall<EqualityCharacteristic>(ports_.equality_characteristics, call)
      .List<Response>(kForceName, request, &Response::add_equality_characteristics);
}

absl::StatusOr<v1::EqualityCharacteristic> EqualityHandlers::CreateEqualityCharacteristic(
    const rpc::CallContext& call, const v1::CreateEqualityCharacteristicRequest& request) const {
  return PartCall<EqualityCharacteristic>(ports_.equality_characteristics, call)
      .Create(kForceName, request, request.equality_characteristic_id(),
              request.equality_characteristic());
}

absl::StatusOr<v1::EqualityCharacteristic> EqualityHandlers::UpdateEqualityCharacteristic(
    const rpc::CallContext& call, const v1::UpdateEqualityCharacteristicRequest& request) const {
  return PartCall<EqualityCharacteristic>(ports_.equality_characteristics, call)
      .Update(request, request.equality_characteristic());
}

absl::StatusOr<v1::EqualityBenchmark> EqualityHandlers::GetEqualityBenchmark(
    const rpc::CallContext& call, const v1::GetEqualityBenchmarkRequest& request) const {
  return PartCall<EqualityBenchmark>(ports_.equality_benchmarks, call).Get(request);
}

absl::StatusOr<v1::ListEqualityBenchmarksResponse> EqualityHandlers::ListEqualityBenchmarks(
    const rpc::CallContext& call, const v1::ListEqualityBenchmarksRequest& request) const {
  using Response = v1::ListEqualityBenchmarksResponse;
  return PartCall<EqualityBenchmark>(ports_.equality_benchmarks, call)
      .List<Response>(kForceName, request, &Response::add_equality_benchmarks);
}

absl::StatusOr<v1::EqualityBenchmark> EqualityHandlers::CreateEqualityBenchmark(
    const rpc::CallContext& call, const v1::CreateEqualityBenchmarkRequest& request) const {
  return PartCall<EqualityBenchmark>(ports_.equality_benchmarks, call)
      .Create(kForceName, request, request.equality_benchmark_id(), request.equality_benchmark());
}

absl::StatusOr<v1::EqualityBenchmark> EqualityHandlers::UpdateEqualityBenchmark(
    const rpc::CallContext& call, const v1::UpdateEqualityBenchmarkRequest& request) const {
  return PartCall<EqualityBenchmark>(ports_.equality_benchmarks, call)
      .Update(request, request.equality_benchmark());
}

absl::StatusOr<google::protobuf::Empty> EqualityHandlers::DeleteEqualityBenchmark(
    const rpc::CallContext& call, const v1::DeleteEqualityBenchmarkRequest& request) const {
  return PartCall<EqualityBenchmark>(ports_.equality_benchmarks, call).Delete(request);
}

absl::StatusOr<google::protobuf::Empty> EqualityHandlers::DeclareEquality(
    const rpc::CallContext& call, const v1::DeclareEqualityRequest& request) const {
  Faults faults;
  const PartPath path = handler::ReadPath(kVolunteerName, request.name(), "name", faults);
  const std::vector<EqualityDeclaration> declarations =
      ReadDeclarations(call.force, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_RETURN_IF_ERROR(volunteers::DeclareEquality(
      ports_.equality_register, handler::ContextOf(call), path.back(), declarations));
  return google::protobuf::Empty();
}

absl::StatusOr<v1::VolunteerEqualityTable> EqualityHandlers::GetVolunteerEqualityTable(
    const rpc::CallContext& call, const v1::GetVolunteerEqualityTableRequest& request) const {
  Faults faults;
  kVolunteerEqualityTableName.Match(request.name(), "name", faults);
  EqualityTableQuery query;
  query.kind = api::ReadEnum<Kind>(request.kind(), "kind", faults);
  query.characteristic = resource::ReadReference(
      kEqualityCharacteristicName, call.force, request.characteristic(), "characteristic", faults);
  Faults of_day;
  query.quarter_end = fields::ReadDate(request.quarter_end(), "quarter_end", of_day);
  if (of_day.empty()) CheckQuarterEnd(query.quarter_end, "quarter_end", of_day);
  if (of_day.empty()) {
    fields::CheckNotInFuture(query.quarter_end, "quarter_end", LondonDay(clock_.Now()), of_day);
  }
  faults.AddRuleFaults(of_day);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const VolunteerEqualityTable told,
                        TabulateVolunteers(ports_.engagement_register, ports_.equality_register,
                                           handler::ContextOf(call), query));
  return WriteEqualityTable(call.force, query, told);
}

}  // namespace copperplate::volunteers
