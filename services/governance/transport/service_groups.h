// The services of this process, some at a time (services.h makes all of them).
#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>
#include <vector>

#include "libs/rpc/pipeline.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

using Services = std::vector<std::unique_ptr<grpc::Service>>;

// Adds those of bodies and their meetings to `services`.
void AddBodyServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of packs of meetings.
void AddPackServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of actions and their log.
void AddActionServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of reports and recommendations.
void AddReportServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of decisions and their notices.
void AddDecisionServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// That of forward plans.
void AddForwardPlanService(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of risks, their assessments and the register.
void AddRiskServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);
// Those of settings and bank holidays.
void AddSettingsServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);

}  // namespace copperplate::governance
