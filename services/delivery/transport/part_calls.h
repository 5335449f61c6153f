// The methods that every kind of part of a plan has, over libs/handler/resource.h: what a kind has
// of its own is in its PartKind and its PartMapping.
#pragma once

#include <google/protobuf/empty.pb.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/change_part.h"
#include "services/delivery/app/ports/plan_part_repository.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

// The ids of a name behind its force's: of the plan, of what lies below it, and its own. Empty,
// with the fault, where `name` is not of `pattern`.
template <class Pattern>
PlanPath ReadPath(const Pattern& pattern, absl::string_view name, absl::string_view field,
                  Faults& faults) {
  PlanPath path;
  const auto ids = pattern.Match(name, field, faults);
  if (!ids.has_value()) return path;
  for (size_t i = 1; i < ids->size(); ++i) path.emplace_back((*ids)[i]);
  return path;
}

// One call about parts of one kind.
template <class Part>
class PartCall {
 public:
  using Record = PartRecord<Part>;
  using Mapping = PartMapping<Part>;
  using Message = typename Mapping::Message;
  using Resource = handler::Resource<Message, Record, Part>;

  // Both outlive it.
  PartCall(PlanPartRepository<Part>& parts, const rpc::CallContext& call)
      : parts_(parts), call_(call) {}

  template <class Request>
  absl::StatusOr<Message> Get(const Request& request) const {
    Faults faults;
    const PlanPath path = ReadPath(PartKind<Part>::kName, request.name(), "name", faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(const Record record, parts_.Get(handler::ContextOf(call_), path,
                                                          handler::SeesSensitive(call_)));
    return Mapping::Write(call_.force, path.front(), record);
  }

  // `add` gives the response's next place; `parent` is the pattern of what the parts lie below;
  // `query` says which of them, where not all.
  template <class Response, class Request, class Pattern>
  absl::StatusOr<Response> List(const Pattern& parent, const Request& request,
                                Message* (Response::*add)(), PartQuery query = {}) const {
    Faults faults;
    const PlanPath path = ReadPath(parent, request.parent(), "parent", faults);
    const auto to_proto = [&](const Record& record) {
      return Mapping::Write(call_.force, path.front(), record);
    };
    const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
      query.parent = path;
      query.after = after;
      query.limit = limit;
      query.sensitive = handler::SeesSensitive(call_);
      return parts_.List(context, query);
    };
    const auto id = [](const Record& record) { return record.part.id; };
    return handler::List<Response, Record, Message>(call_, request, std::move(faults), add,
                                                    to_proto, id, find);
  }

  template <class Request, class Pattern>
  absl::StatusOr<Message> Create(const Pattern& parent, const Request& request,
                                 absl::string_view id, const Message& message) const {
    const auto create = [&](const RequestContext& context, absl::string_view plan, const Part& part,
                            WriteMode mode, const Printer<Record>& print) {
      return CreatePart(parts_, context, plan, part, mode, print);
    };
    return CreateBy(parent, request, id, message, create);
  }

  // Of a kind that is in its plan from a day on; `today`: in Europe/London.
  template <class Request, class Pattern>
  absl::StatusOr<Message> CreateDated(const Pattern& parent, const Request& request,
                                      absl::string_view id, const Message& message,
                                      absl::CivilDay today) const {
    const auto create = [&](const RequestContext& context, absl::string_view plan, const Part& part,
                            WriteMode mode, const Printer<Record>& print) {
      return CreateDatedPart(parts_, context, plan, part, today, mode, print);
    };
    return CreateBy(parent, request, id, message, create);
  }

  template <class Request>
  absl::StatusOr<Message> Update(const Request& request, const Message& patch) const {
    return Update(request, patch,
                  [&](const RequestContext& context, const PlanPath& path, const Asked& asked,
                      const handler::Merge<Record, Part>& merge, const Printer<Record>& print) {
                    return UpdatePart(parts_, context, path, asked, merge, print);
                  });
  }

  // `update(context, path, asked, merge, print)` is the use case.
  template <class Request, class UseCase>
  absl::StatusOr<Message> Update(const Request& request, const Message& patch,
                                 const UseCase& update) const {
    Faults faults;
    PlanPath path = ReadPath(PartKind<Part>::kName, patch.name(), "", faults);
    path.resize(Depth());
    const auto at = [&](const RequestContext& context, const Asked& asked,
                        const handler::Merge<Record, Part>& merge, const Printer<Record>& print) {
      return update(context, path, asked, merge, print);
    };
    return handler::Update<Message, Record, Part>(call_, request, patch, PartKind<Part>::kName,
                                                  ResourceAt(path), at);
  }

  // `move(context, path, asked, print)` is the use case; `faults` are those of the request's own
  // fields.
  template <class Request, class UseCase>
  absl::StatusOr<Message> Move(const Request& request, Faults faults, const UseCase& move) const {
    Faults of_name;
    PlanPath path = ReadPath(PartKind<Part>::kName, request.name(), "", of_name);
    path.resize(Depth());
    const auto at = [&](const RequestContext& context, const Asked& asked,
                        const Printer<Record>& print) { return move(context, path, asked, print); };
    return handler::Move<Message, Record, Part>(call_, request, PartKind<Part>::kName,
                                                ResourceAt(path), std::move(faults), at);
  }

  template <class Request>
  absl::StatusOr<google::protobuf::Empty> Delete(const Request& request) const {
    Faults of_name;
    PlanPath path = ReadPath(PartKind<Part>::kName, request.name(), "", of_name);
    path.resize(Depth());
    const auto erase = [&](const RequestContext& context, const Asked& asked,
                           const Printer<Record>& print) {
      return DeletePart(parts_, context, path, asked, print);
    };
    return handler::Delete<Message, Record, Part>(call_, request, PartKind<Part>::kName,
                                                  ResourceAt(path), erase);
  }

 private:
  // `use_case(context, plan, part, mode, print)` is the use case.
  template <class Request, class Pattern, class UseCase>
  absl::StatusOr<Message> CreateBy(const Pattern& parent, const Request& request,
                                   absl::string_view id, const Message& message,
                                   const UseCase& use_case) const {
    Faults faults;
    PlanPath path = ReadPath(parent, request.parent(), "parent", faults);
    // A name at fault is told beside the faults of the message.
    const std::string plan = path.empty() ? "" : path.front();
    path.resize(Depth() - 1);
    path.emplace_back(id);
    const auto create = [&](const RequestContext& context, const Part& part, WriteMode mode,
                            const Printer<Record>& print) {
      return use_case(context, plan, part, mode, print);
    };
    return handler::Create<Message, Record, Part>(call_, request, id, message, ResourceAt(path),
                                                  std::move(faults), create);
  }

  // Ids of a path.
  static constexpr size_t Depth() {
    return std::decay_t<decltype(PartKind<Part>::kName)>::kVariables - 1;
  }

  Resource ResourceAt(const PlanPath& path) const {
    const std::string& force = call_.force;
    return {.field = Mapping::kField,
            .rules = Mapping::Rules(),
            .to_proto =
                [&force, &path](const Record& record) {
                  return Mapping::Write(force, path.front(), record);
                },
            .read = [&force, &path](
                        absl::string_view, const Message& message,
                        Faults& faults) { return Mapping::Read(force, path, message, faults); }};
  }

  PlanPartRepository<Part>& parts_;
  const rpc::CallContext& call_;
};

}  // namespace copperplate::delivery
