#include "services/delivery/transport/assurance_handlers.h"

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/change_assurance.h"
#include "services/delivery/app/ports/assurance_names.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/app/read_assurance.h"
#include "services/delivery/transport/assurance_mapping.h"

namespace copperplate::delivery {
namespace {

using EntryResource = handler::Resource<v1::AssuranceEntry, AssuranceEntryRecord, AssuranceEntry>;
using AssuranceResource = handler::Resource<v1::Assurance, AssuranceRecord, Assurance>;
using LevelsResource =
    handler::Resource<v1::AssuranceLevels, AssuranceLevelsRecord, std::vector<AssuranceLevel>>;

EntryResource EntryOf(const std::string& force) {
  return {
      .field = "assurance_entry",
      .rules = {},
      .to_proto = [force](const AssuranceEntryRecord& record) { return ToProto(force, record); },
      .read = [force](absl::string_view id, const v1::AssuranceEntry& message,
                      Faults& faults) { return ReadAssuranceEntry(force, id, message, faults); }};
}

AssuranceResource AssuranceOf(const std::string& force, const std::string& entry,
                              absl::CivilDay today) {
  return {.field = "assurance",
          .rules = {},
          .to_proto = [force, entry](
                          const AssuranceRecord& record) { return ToProto(force, entry, record); },
          .read = [today](absl::string_view id, const v1::Assurance& message,
                          Faults& faults) { return ReadAssurance(id, message, today, faults); }};
}

LevelsResource LevelsOf(const std::string& force) {
  return {
      .field = "assurance_levels",
      .rules = {.output_only = {"own"}},
      .to_proto = [force](const AssuranceLevelsRecord& record) { return ToProto(force, record); },
      .read = [](absl::string_view, const v1::AssuranceLevels& message,
                 Faults& faults) { return ReadAssuranceLevels(message, faults); }};
}

// The id of the entry in a name of `pattern`, of the entry itself or of one of its assurances;
// empty, with the fault, where it is none.
template <class Pattern>
std::string EntryIn(const Pattern& pattern, const std::string& name, absl::string_view field,
                    Faults& faults) {
  const auto ids = pattern.Match(name, field, faults);
  return ids.has_value() ? std::string((*ids)[1]) : std::string();
}

}  // namespace

absl::StatusOr<v1::AssuranceEntry> AssuranceHandlers::GetAssuranceEntry(
    const rpc::CallContext& call, const v1::GetAssuranceEntryRequest& request) const {
  Faults faults;
  const std::string id = EntryIn(kAssuranceEntryName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const AssuranceContent content,
                        entries_.Get(handler::ContextOf(call), id, handler::SeesSensitive(call)));
  return ToProto(call.force, content.entry);
}

absl::StatusOr<v1::ListAssuranceEntriesResponse> AssuranceHandlers::ListAssuranceEntries(
    const rpc::CallContext& call, const v1::ListAssuranceEntriesRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto to_proto = [&](const AssuranceEntryRecord& record) {
    return ToProto(call.force, record);
  };
  const auto id = [](const AssuranceEntryRecord& record) { return record.entry.id; };
  const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
    return entries_.List(
        context, {.sensitive = handler::SeesSensitive(call), .after = after, .limit = limit});
  };
  using Response = v1::ListAssuranceEntriesResponse;
  return handler::List<Response, AssuranceEntryRecord, v1::AssuranceEntry>(
      call, request, std::move(faults), &Response::add_assurance_entries, to_proto, id, find);
}

absl::StatusOr<v1::AssuranceEntry> AssuranceHandlers::CreateAssuranceEntry(
    const rpc::CallContext& call, const v1::CreateAssuranceEntryRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const AssuranceEntry& entry,
                          WriteMode mode, const Printer<AssuranceEntryRecord>& print) {
    return delivery::CreateAssuranceEntry(entries_, context, entry, mode, print);
  };
  return handler::Create<v1::AssuranceEntry, AssuranceEntryRecord, AssuranceEntry>(
      call, request, request.assurance_entry_id(), request.assurance_entry(), EntryOf(call.force),
      std::move(faults), create);
}

absl::StatusOr<v1::AssuranceEntry> AssuranceHandlers::UpdateAssuranceEntry(
    const rpc::CallContext& call, const v1::UpdateAssuranceEntryRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, const auto& merge,
                          const Printer<AssuranceEntryRecord>& print) {
    return delivery::UpdateAssuranceEntry(entries_, context, asked, merge, print);
  };
  return handler::Update<v1::AssuranceEntry, AssuranceEntryRecord, AssuranceEntry>(
      call, request, request.assurance_entry(), kAssuranceEntryName, EntryOf(call.force), update);
}

absl::StatusOr<v1::Assurance> AssuranceHandlers::GetAssurance(
    const rpc::CallContext& call, const v1::GetAssuranceRequest& request) const {
  Faults faults;
  const auto ids = kAssuranceName.Match(request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const std::string entry((*ids)[1]);
  ABSL_ASSIGN_OR_RETURN(
      const AssuranceRecord record,
      delivery::GetAssurance(entries_, handler::ContextOf(call),
                             {.entry = entry, .sensitive = handler::SeesSensitive(call)},
                             (*ids)[2]));
  return ToProto(call.force, entry, record);
}

absl::StatusOr<v1::ListAssurancesResponse> AssuranceHandlers::ListAssurances(
    const rpc::CallContext& call, const v1::ListAssurancesRequest& request) const {
  Faults faults;
  const std::string entry = EntryIn(kAssuranceEntryName, request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string, std::string>(request, faults);
  std::optional<AssuranceKey> after;
  if (asked.after.has_value()) {
    const auto& [given_on, id] = *asked.after;
    after = AssuranceKey{.given_on = fields::ReadDate(given_on, "page_token", faults), .id = id};
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const Page<AssuranceRecord> page,
      delivery::ListAssurances(entries_, handler::ContextOf(call),
                               {.entry = entry, .sensitive = handler::SeesSensitive(call)}, after,
                               asked.limit));
  v1::ListAssurancesResponse response;
  for (const AssuranceRecord& record : page.rows) {
    *response.add_assurances() = ToProto(call.force, entry, record);
  }
  if (page.more) {
    const Assurance& last = page.rows.back().assurance;
    response.set_next_page_token(asked.NextToken(FormatDate(last.given_on), last.id));
  }
  return response;
}

absl::StatusOr<v1::Assurance> AssuranceHandlers::CreateAssurance(
    const rpc::CallContext& call, const v1::CreateAssuranceRequest& request) const {
  Faults faults;
  const std::string entry = EntryIn(kAssuranceEntryName, request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Assurance& assurance, WriteMode mode,
                          const Printer<AssuranceRecord>& print) {
    return delivery::CreateAssurance(entries_, context, entry, assurance, mode, print);
  };
  return handler::Create<v1::Assurance, AssuranceRecord, Assurance>(
      call, request, request.assurance_id(), request.assurance(),
      AssuranceOf(call.force, entry, LondonDay(clock_.Now())), std::move(faults), create);
}

absl::StatusOr<google::protobuf::Empty> AssuranceHandlers::DeleteAssurance(
    const rpc::CallContext& call, const v1::DeleteAssuranceRequest& request) const {
  Faults of_name;  // told by Delete()
  const std::string entry = EntryIn(kAssuranceName, request.name(), "name", of_name);
  const auto erase = [&](const RequestContext& context, const Asked& asked,
                         const Printer<AssuranceRecord>& print) {
    return delivery::DeleteAssurance(entries_, context, entry, asked, print);
  };
  return handler::Delete<v1::Assurance, AssuranceRecord, Assurance>(
      call, request, kAssuranceName, AssuranceOf(call.force, entry, LondonDay(clock_.Now())),
      erase);
}

absl::StatusOr<v1::AssuranceLevels> AssuranceHandlers::GetAssuranceLevels(
    const rpc::CallContext& call, const v1::GetAssuranceLevelsRequest& request) const {
  Faults faults;
  kAssuranceLevelsName.Match(request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const AssuranceLevelsRecord record,
                        entries_.ReadLevels(handler::ContextOf(call)));
  return ToProto(call.force, record);
}

absl::StatusOr<v1::AssuranceLevels> AssuranceHandlers::UpdateAssuranceLevels(
    const rpc::CallContext& call, const v1::UpdateAssuranceLevelsRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, const auto& merge,
                          const Printer<AssuranceLevelsRecord>& print) {
    return delivery::UpdateAssuranceLevels(entries_, context, asked, merge, print);
  };
  return handler::Update<v1::AssuranceLevels, AssuranceLevelsRecord, std::vector<AssuranceLevel>>(
      call, request, request.assurance_levels(), kAssuranceLevelsName, LevelsOf(call.force),
      update);
}

absl::StatusOr<v1::AssuranceFramework> AssuranceHandlers::GetAssuranceFramework(
    const rpc::CallContext& call, const v1::GetAssuranceFrameworkRequest& request) const {
  Faults faults;
  kAssuranceFrameworkName.Match(request.name(), "name", faults);
  const absl::CivilDay today = LondonDay(clock_.Now());
  const absl::CivilDay as_of = fields::ReadDayUpTo(request.as_of(), "as_of", today, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const RatedFramework rated,
      RateFramework(entries_, handler::ContextOf(call), handler::SeesSensitive(call), as_of));
  return ToProto(call.force, rated, as_of);
}

}  // namespace copperplate::delivery
