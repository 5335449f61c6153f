#include "services/volunteers/transport/cadet_unit_handlers.h"

#include "libs/time/civil.h"
#include "services/volunteers/app/change_cadet_unit.h"
#include "services/volunteers/transport/cadet_unit_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::CadetUnit> CadetUnitHandlers::GetCadetUnit(
    const rpc::CallContext& call, const v1::GetCadetUnitRequest& request) const {
  return PartCall<CadetUnit>(ports_.cadet_units, call).Get(request);
}

absl::StatusOr<v1::ListCadetUnitsResponse> CadetUnitHandlers::ListCadetUnits(
    const rpc::CallContext& call, const v1::ListCadetUnitsRequest& request) const {
  using Response = v1::ListCadetUnitsResponse;
  return PartCall<CadetUnit>(ports_.cadet_units, call)
      .List<Response>(kForceName, request, &Response::add_cadet_units);
}

absl::StatusOr<v1::CadetUnit> CadetUnitHandlers::CreateCadetUnit(
    const rpc::CallContext& call, const v1::CreateCadetUnitRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view, const CadetUnit& unit,
                          WriteMode mode, const Printer<PartRecord<CadetUnit>>& print) {
    return volunteers::CreateCadetUnit(ports_.cadet_units, context, unit, LondonDay(clock_.Now()),
                                       mode, print);
  };
  return PartCall<CadetUnit>(ports_.cadet_units, call)
      .Create(kForceName, request, request.cadet_unit_id(), request.cadet_unit(), create);
}

absl::StatusOr<v1::CadetUnit> CadetUnitHandlers::UpdateCadetUnit(
    const rpc::CallContext& call, const v1::UpdateCadetUnitRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<CadetUnit> merge, const Printer<PartRecord<CadetUnit>>& print) {
    return volunteers::UpdateCadetUnit(ports_.cadet_units, context, path, LondonDay(clock_.Now()),
                                       asked, merge, print);
  };
  return PartCall<CadetUnit>(ports_.cadet_units, call)
      .Update(request, request.cadet_unit(), update);
}

absl::StatusOr<google::protobuf::Empty> CadetUnitHandlers::DeleteCadetUnit(
    const rpc::CallContext& call, const v1::DeleteCadetUnitRequest& request) const {
  return PartCall<CadetUnit>(ports_.cadet_units, call).Delete(request);
}

}  // namespace copperplate::volunteers
