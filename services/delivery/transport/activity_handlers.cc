#include "services/delivery/transport/activity_handlers.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/handler/write.h"
#include "libs/time/civil.h"
#include "services/delivery/app/create_activity.h"
#include "services/delivery/app/move_part.h"
#include "services/delivery/app/report_status.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/transport/activity_mapping.h"
#include "services/delivery/transport/lead_mapping.h"
#include "services/delivery/transport/part_calls.h"
#include "services/delivery/transport/part_moves.h"
#include "services/delivery/transport/plan_link_mapping.h"
#include "services/delivery/transport/status_entry_mapping.h"

namespace copperplate::delivery {
namespace {

// Those of an activity who lead it on a day, as the plan prints them.
void WriteLeads(const std::vector<PartRecord<LeadAssignment>>& records, absl::string_view activity,
                absl::CivilDay day, v1::Activity& out) {
  std::vector<LeadAssignment> leads;
  leads.reserve(records.size());
  for (const PartRecord<LeadAssignment>& record : records) leads.push_back(record.part);
  out.clear_opcc_leads();
  out.clear_delivery_leads();
  for (const LeadAssignment& lead : LeadsOn(leads, activity, LeadRole::kOpcc, day)) {
    out.add_opcc_leads(lead.printed());
  }
  for (const LeadAssignment& lead : LeadsOn(leads, activity, LeadRole::kDelivery, day)) {
    out.add_delivery_leads(lead.printed());
  }
}

}  // namespace

absl::StatusOr<v1::Activity> ActivityHandlers::WithLeads(
    const rpc::CallContext& call, absl::StatusOr<v1::Activity> activity) const {
  if (!activity.ok()) return activity;
  Faults faults;
  const PartPath path = ReadPath(kActivityName, activity->name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const auto leads,
                        ports_.led_activities.LeadsBelow(handler::ContextOf(call), path,
                                                         handler::SeesSensitive(call)));
  WriteLeads(leads, path.back(), LondonDay(clock_.Now()), *activity);
  return activity;
}

absl::StatusOr<v1::Activity> ActivityHandlers::GetActivity(
    const rpc::CallContext& call, const v1::GetActivityRequest& request) const {
  return WithLeads(call, PartCall<Activity>(ports_.activities, call).Get(request));
}

absl::StatusOr<v1::ListActivitiesResponse> ActivityHandlers::ListActivities(
    const rpc::CallContext& call, const v1::ListActivitiesRequest& request) const {
  using Response = v1::ListActivitiesResponse;
  ABSL_ASSIGN_OR_RETURN(Response response,
                        PartCall<Activity>(ports_.activities, call)
                            .List<Response>(kActionName, request, &Response::add_activities));
  Faults faults;
  const PartPath action = ReadPath(kActionName, request.parent(), "parent", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const auto leads,
                        ports_.led_activities.LeadsBelow(handler::ContextOf(call), action,
                                                         handler::SeesSensitive(call)));
  const absl::CivilDay today = LondonDay(clock_.Now());
  for (v1::Activity& activity : *response.mutable_activities()) {
    WriteLeads(leads, CodeId(activity.code()), today, activity);
  }
  return response;
}

absl::StatusOr<v1::Activity> ActivityHandlers::CreateActivity(
    const rpc::CallContext& call, const v1::CreateActivityRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  PartPath path = ReadPath(kActionName, request.parent(), "parent", faults);
  path.resize(2);
  const v1::Activity& message = request.activity();
  Faults of_message;
  const Activity activity = PartMapping<Activity>::Read(call.force, path, message, of_message);
  const auto leads = ReadFirstLeads(path, message, today, of_message);
  faults.AddUnder("activity", of_message);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const std::string& plan = path.front();
  const auto to_proto = [&](const LedActivity& led) {
    v1::Activity out = PartMapping<Activity>::Write(call.force, plan, led.activity);
    // Of one that is yet to come, those it will have.
    const absl::CivilDay day = std::max(today, led.activity.part.from.value_or(today));
    WriteLeads(led.leads, led.activity.part.id, day, out);
    return out;
  };
  const auto lead_image = [&](const PartRecord<LeadAssignment>& lead) {
    return api::ImageOf(PartMapping<LeadAssignment>::Write(call.force, plan, lead));
  };
  const auto create = [&](const Printer<LedActivity>& print) {
    return delivery::CreateActivity(ports_.led_activities, context, plan, activity, leads, today,
                                    handler::ModeOf(request), {print, lead_image});
  };
  return handler::Write<v1::Activity, LedActivity>("activity", to_proto, create);
}

absl::StatusOr<v1::Activity> ActivityHandlers::UpdateActivity(
    const rpc::CallContext& call, const v1::UpdateActivityRequest& request) const {
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const handler::Merge<PartRecord<Activity>, Activity>& merge,
                          const Printer<PartRecord<Activity>>& print) {
    return delivery::UpdateActivity(ports_.activities, context, path, asked, merge,
                                    LondonDay(clock_.Now()), print);
  };
  return WithLeads(
      call,
      PartCall<Activity>(ports_.activities, call).Update(request, request.activity(), update));
}

absl::StatusOr<v1::Activity> ActivityHandlers::WithdrawActivity(
    const rpc::CallContext& call, const v1::WithdrawActivityRequest& request) const {
  const absl::CivilDay today = LondonDay(clock_.Now());
  Faults faults;
  const Withdrawal withdrawal = ReadWithdrawal(request, today, faults);
  const auto withdraw = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Activity>>& print) {
    return delivery::WithdrawActivity(ports_.activities, context, path, withdrawal, today, asked,
                                      print);
  };
  return WithLeads(
      call, PartCall<Activity>(ports_.activities, call).Move(request, std::move(faults), withdraw));
}

absl::StatusOr<v1::StatusEntry> ActivityHandlers::ReportActivity(
    const rpc::CallContext& call, const v1::ReportActivityRequest& request) const {
  Faults faults;
  PartPath path = ReadPath(kActivityName, request.name(), "name", faults);
  path.resize(3);
  Faults of_message;
  const StatusEntry entry = ReadStatusEntry(call.force, path, request.status_entry(), of_message);
  faults.AddUnder("status_entry", of_message);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  Asked asked;
  asked.expected_version = api::ReadEtag(request.etag());
  asked.mode = handler::ModeOf(request);
  const std::string& plan = path.front();
  const auto to_proto = [&](const StatusRecord& record) {
    return WriteStatusEntry(call.force, plan, record.entry, record.header, record.corrected_by);
  };
  const auto activity_image = [&](const PartRecord<Activity>& activity) {
    return api::ImageOf(PartMapping<Activity>::Write(call.force, plan, activity));
  };
  const auto report = [&](const Printer<StatusRecord>& print) {
    return ReportStatus(ports_.statuses, context, path, entry, LondonDay(clock_.Now()), asked,
                        {print, activity_image});
  };
  return handler::Write<v1::StatusEntry, StatusRecord>("status_entry", to_proto, report);
}

absl::StatusOr<v1::StatusEntry> ActivityHandlers::GetStatusEntry(
    const rpc::CallContext& call, const v1::GetStatusEntryRequest& request) const {
  Faults faults;
  const PartPath path = ReadPath(kStatusEntryName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const StatusRecord record,
      ports_.statuses.Get(handler::ContextOf(call), path, handler::SeesSensitive(call)));
  return WriteStatusEntry(call.force, path.front(), record.entry, record.header,
                          record.corrected_by);
}

absl::StatusOr<v1::ListStatusEntriesResponse> ActivityHandlers::ListStatusEntries(
    const rpc::CallContext& call, const v1::ListStatusEntriesRequest& request) const {
  using Response = v1::ListStatusEntriesResponse;
  Faults faults;
  const PartPath path = ReadPath(kActivityName, request.parent(), "parent", faults);
  const auto to_proto = [&](const StatusRecord& record) {
    return WriteStatusEntry(call.force, path.front(), record.entry, record.header,
                            record.corrected_by);
  };
  const auto id = [](const StatusRecord& record) { return record.entry.id; };
  const auto find = [&](const RequestContext& context, const std::string& before, int limit) {
    return ports_.statuses.List(context, {.activity = path,
                                          .before = before,
                                          .limit = limit,
                                          .sensitive = handler::SeesSensitive(call)});
  };
  return handler::List<Response, StatusRecord, v1::StatusEntry>(
      call, request, std::move(faults), &Response::add_status_entries, to_proto, id, find);
}

absl::StatusOr<v1::ListPlanLinksResponse> ActivityHandlers::ListPlanLinks(
    const rpc::CallContext& call, const v1::ListPlanLinksRequest& request) const {
  using Response = v1::ListPlanLinksResponse;
  return PartCall<PlanLink>(ports_.links, call)
      .List<Response>(kPlanName, request, &Response::add_plan_links,
                      {.unresolved = request.unresolved()});
}

absl::StatusOr<v1::PlanLink> ActivityHandlers::GetPlanLink(
    const rpc::CallContext& call, const v1::GetPlanLinkRequest& request) const {
  return PartCall<PlanLink>(ports_.links, call).Get(request);
}

absl::StatusOr<v1::PlanLink> ActivityHandlers::CreatePlanLink(
    const rpc::CallContext& call, const v1::CreatePlanLinkRequest& request) const {
  return PartCall<PlanLink>(ports_.links, call)
      .Create(kPlanName, request, request.plan_link_id(), request.plan_link());
}

absl::StatusOr<v1::PlanLink> ActivityHandlers::UpdatePlanLink(
    const rpc::CallContext& call, const v1::UpdatePlanLinkRequest& request) const {
  return PartCall<PlanLink>(ports_.links, call).Update(request, request.plan_link());
}

absl::StatusOr<google::protobuf::Empty> ActivityHandlers::DeletePlanLink(
    const rpc::CallContext& call, const v1::DeletePlanLinkRequest& request) const {
  return PartCall<PlanLink>(ports_.links, call).Delete(request);
}

}  // namespace copperplate::delivery
