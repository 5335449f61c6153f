#include "services/delivery/transport/milestone_handlers.h"

#include "absl/time/time.h"
#include "libs/fields/civil.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/delivery/app/move_part.h"
#include "services/delivery/transport/milestone_mapping.h"
#include "services/delivery/transport/part_calls.h"
#include "services/delivery/transport/part_moves.h"

namespace copperplate::delivery {

absl::StatusOr<v1::Milestone> MilestoneHandlers::GetMilestone(
    const rpc::CallContext& call, const v1::GetMilestoneRequest& request) const {
  return PartCall<Milestone>(ports_.milestones, call).Get(request);
}

absl::StatusOr<v1::ListMilestonesResponse> MilestoneHandlers::ListMilestones(
    const rpc::CallContext& call, const v1::ListMilestonesRequest& request) const {
  return PartCall<Milestone>(ports_.milestones, call)
      .List<v1::ListMilestonesResponse>(kActivityName, request,
                                        &v1::ListMilestonesResponse::add_milestones);
}

absl::StatusOr<v1::Milestone> MilestoneHandlers::CreateMilestone(
    const rpc::CallContext& call, const v1::CreateMilestoneRequest& request) const {
  return CreateDated<Milestone>(ports_.milestones, call, kActivityName, request,
                                request.milestone_id(), request.milestone(),
                                LondonDay(clock_.Now()));
}

absl::StatusOr<v1::Milestone> MilestoneHandlers::UpdateMilestone(
    const rpc::CallContext& call, const v1::UpdateMilestoneRequest& request) const {
  return PartCall<Milestone>(ports_.milestones, call).Update(request, request.milestone());
}

absl::StatusOr<v1::Milestone> MilestoneHandlers::ReviseDueMilestone(
    const rpc::CallContext& call, const v1::ReviseDueMilestoneRequest& request) const {
  Faults faults;
  const DueMove due_move{fields::ReadDate(request.due(), "due", faults), request.reason(),
                         fields::ReadOptionalDate(request.revised_on(), "revised_on", faults)};
  const absl::Time now = InMicroseconds(clock_.Now());
  const auto revise = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const Printer<PartRecord<Milestone>>& print) {
    return ReviseMilestoneDue(ports_.milestones, context, path, due_move, now, asked, print);
  };
  return PartCall<Milestone>(ports_.milestones, call).Move(request, std::move(faults), revise);
}

absl::StatusOr<v1::Milestone> MilestoneHandlers::MeetMilestone(
    const rpc::CallContext& call, const v1::MeetMilestoneRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  const absl::CivilDay met_on =
      fields::ReadOptionalDate(request.met_on(), "met_on", faults).value_or(today);
  const auto meet = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const Printer<PartRecord<Milestone>>& print) {
    return delivery::MeetMilestone(ports_.milestones, context, path, met_on, today, asked, print);
  };
  return PartCall<Milestone>(ports_.milestones, call).Move(request, std::move(faults), meet);
}

absl::StatusOr<v1::Milestone> MilestoneHandlers::ReopenMilestone(
    const rpc::CallContext& call, const v1::ReopenMilestoneRequest& request) const {
  const absl::Time now = InMicroseconds(clock_.Now());
  const auto reopen = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const Printer<PartRecord<Milestone>>& print) {
    return delivery::ReopenMilestone(ports_.milestones, context, path, request.reason(), now, asked,
                                     print);
  };
  return PartCall<Milestone>(ports_.milestones, call).Move(request, Faults(), reopen);
}

absl::StatusOr<google::protobuf::Empty> MilestoneHandlers::DeleteMilestone(
    const rpc::CallContext& call, const v1::DeleteMilestoneRequest& request) const {
  return PartCall<Milestone>(ports_.milestones, call).Delete(request);
}

}  // namespace copperplate::delivery
