// The methods that every kind of part (libs/parts) has: what a kind has of its own is in its
// PartKind, its PartRules and its mapping, a struct with
//
//   Message  its resource
//   kField   the field of its requests that holds it: `theme`
//   Rules()  what of it an update may change
//   Write(force, root, record)
//   Read(force, path, message, faults)
//            the part that a message says, sound by itself or with every fault by the message's
//            field names. What is output only is left at its beginning
//   Complete(record, message)
//            where a kind has it: adds to what is read what depends on more than the record, such
//            as the day, which events do not keep
#pragma once

#include <google/protobuf/empty.pb.h>

#include <cstddef>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/record_image.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::handler {

// The ids of a name behind its force's. Empty, with the fault, where `name` is not of `pattern`.
template <class Pattern>
PartPath ReadPath(const Pattern& pattern, absl::string_view name, absl::string_view field,
                  Faults& faults) {
  PartPath path;
  const auto ids = pattern.Match(name, field, faults);
  if (!ids.has_value()) return path;
  for (size_t i = 1; i < ids->size(); ++i) path.emplace_back((*ids)[i]);
  return path;
}

// One call about parts of one kind.
template <class Part, class Mapping>
class PartCall {
 public:
  using Record = PartRecord<Part>;
  using Message = typename Mapping::Message;
  using PartResource = Resource<Message, Record, Part>;
  using Root = PartRoot<Part>;

  // `parts` and `call` outlive it.
  PartCall(PartRepository<Part>& parts, const rpc::CallContext& call, Mapping mapping = {})
      : parts_(parts), call_(call), mapping_(std::move(mapping)) {}

  template <class Request>
  absl::StatusOr<Message> Get(const Request& request) const {
    Faults faults;
    const PartPath path = ReadPath(PartKind<Part>::kName, request.name(), "name", faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    ABSL_ASSIGN_OR_RETURN(const Record record,
                          parts_.Get(ContextOf(call_), path, SeesSensitive(call_)));
    return Shown(path, record);
  }

  // `add` gives the response's next place; `parent` is the pattern of what the parts lie below;
  // `filter` says which of them, where not all.
  template <class Response, class Request, class Pattern>
  absl::StatusOr<Response> List(const Pattern& parent, const Request& request,
                                Message* (Response::*add)(), PartFilter<Part> filter = {},
                                Faults faults = {}) const {
    PartQuery<Part> query;
    query.filter = std::move(filter);
    query.parent = ReadPath(parent, request.parent(), "parent", faults);
    query.sensitive = SeesSensitive(call_);
    const auto to_proto = [&](const Record& record) { return Shown(query.parent, record); };
    const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
      query.after = after;
      query.limit = limit;
      return parts_.List(context, query);
    };
    const auto key = [](const Record& record) { return ListKeyOf(record.part); };
    return handler::List<Response, Record, Message>(call_, request, std::move(faults), add,
                                                    to_proto, key, find);
  }

  template <class Request, class Pattern>
  absl::StatusOr<Message> Create(const Pattern& parent, const Request& request,
                                 absl::string_view id, const Message& message) const {
    const auto create = [&](const RequestContext& context, absl::string_view root, const Part& part,
                            WriteMode mode, const Printer<Record>& print) {
      return CreatePart(parts_, context, root, part, mode, print);
    };
    return Create(parent, request, id, message, create);
  }

  // `create(context, root, part, mode, print)` is the use case.
  template <class Request, class Pattern, class UseCase>
  absl::StatusOr<Message> Create(const Pattern& parent, const Request& request,
                                 absl::string_view id, const Message& message,
                                 const UseCase& create) const {
    Faults faults;
    PartPath path = ReadPath(parent, request.parent(), "parent", faults);
    // A name at fault is told beside the faults of the message.
    const std::string root = RootOf<Root>(path);
    path.resize(PartDepth<Part>() - 1);
    path.emplace_back(id);
    const auto at = [&](const RequestContext& context, const Part& part, WriteMode mode,
                        const Printer<Record>& print) {
      return create(context, root, part, mode, print);
    };
    return handler::Create<Message, Record, Part>(call_, request, id, message, ResourceAt(path),
                                                  std::move(faults), at);
  }

  template <class Request>
  absl::StatusOr<Message> Update(const Request& request, const Message& patch) const {
    return Update(request, patch,
                  [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                      const Merge<Record, Part>& merge, const Printer<Record>& print) {
                    return UpdatePart(parts_, context, path, asked, merge, print);
                  });
  }

  // `update(context, path, asked, merge, print)` is the use case; `faults` are those of the
  // request's own fields.
  template <class Request, class UseCase>
  absl::StatusOr<Message> Update(const Request& request, const Message& patch,
                                 const UseCase& update, Faults faults = {}) const {
    Faults of_name;
    PartPath path = ReadPath(PartKind<Part>::kName, patch.name(), "", of_name);
    path.resize(PartDepth<Part>());
    const auto at = [&](const RequestContext& context, const Asked& asked,
                        const Merge<Record, Part>& merge, const Printer<Record>& print) {
      return update(context, path, asked, merge, print);
    };
    return handler::Update<Message, Record, Part>(call_, request, patch, PartKind<Part>::kName,
                                                  ResourceAt(path), at, std::move(faults));
  }

  // `move(context, path, asked, print)` is the use case; `faults` are those of the request's own
  // fields.
  template <class Request, class UseCase>
  absl::StatusOr<Message> Move(const Request& request, Faults faults, const UseCase& move) const {
    Faults of_name;
    PartPath path = ReadPath(PartKind<Part>::kName, request.name(), "", of_name);
    path.resize(PartDepth<Part>());
    const auto at = [&](const RequestContext& context, const Asked& asked,
                        const Printer<Record>& print) { return move(context, path, asked, print); };
    return handler::Move<Message, Record, Part>(call_, request, PartKind<Part>::kName,
                                                ResourceAt(path), std::move(faults), at);
  }

  template <class Request>
  absl::StatusOr<google::protobuf::Empty> Delete(const Request& request) const {
    Faults of_name;
    PartPath path = ReadPath(PartKind<Part>::kName, request.name(), "", of_name);
    path.resize(PartDepth<Part>());
    const auto erase = [&](const RequestContext& context, const Asked& asked,
                           const Printer<Record>& print) {
      return DeletePart(parts_, context, path, asked, print);
    };
    return handler::Delete<Message, Record, Part>(call_, request, PartKind<Part>::kName,
                                                  ResourceAt(path), erase);
  }

 private:
  // As the caller may see it; `path` is its own or that of what it lies below.
  Message Shown(const PartPath& path, const Record& record) const {
    static const bool personal = api::MayHavePersonal(*Message::descriptor());
    Message message = mapping_.Write(call_.force, RootOf<Root>(path), record);
    if constexpr (requires { mapping_.Complete(record, message); }) {
      mapping_.Complete(record, message);
    }
    if (personal && !SeesSensitive(call_)) api::ClearPersonal(message);
    return message;
  }

  PartResource ResourceAt(const PartPath& path) const {
    const std::string& force = call_.force;
    return {.field = Mapping::kField,
            .rules = Mapping::Rules(),
            .to_proto =
                [this, &force, &path](const Record& record) {
                  return mapping_.Write(force, RootOf<Root>(path), record);
                },
            .read = [this, &force, &path](
                        absl::string_view, const Message& message,
                        Faults& faults) { return mapping_.Read(force, path, message, faults); }};
  }

  PartRepository<Part>& parts_;
  const rpc::CallContext& call_;
  const Mapping mapping_;
};

}  // namespace copperplate::handler
