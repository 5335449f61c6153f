#include "services/delivery/transport/iteration_handlers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/change_iteration.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/iteration_mapping.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

using IterationResource = handler::Resource<v1::Iteration, IterationRecord, IterationText>;
using PublicationResource = handler::Resource<v1::Publication, PublicationRecord, Publication>;

IterationResource IterationsOf(const std::string& force) {
  const auto to_proto = [force](const IterationRecord& record) {
    return WriteIteration(force, record);
  };
  const auto read = [](absl::string_view, const v1::Iteration& message, Faults& faults) {
    return ReadIteration(message, faults);
  };
  return {
      .field = "iteration", .rules = IterationUpdateRules(), .to_proto = to_proto, .read = read};
}

PublicationResource PublicationsOf(const std::string& force, const std::string& plan) {
  const auto to_proto = [force, plan](const PublicationRecord& record) {
    return WritePublication(force, plan, record);
  };
  const auto read = [](absl::string_view, const v1::Publication& message, Faults& faults) {
    return ReadPublication(message, faults);
  };
  return {.field = "publication", .rules = {}, .to_proto = to_proto, .read = read};
}

// The ids of a name behind its force's; empty ones, with the fault, where it is not of `pattern`.
template <class Pattern>
std::vector<std::string> IdsOf(const Pattern& pattern, const std::string& name,
                               absl::string_view field, Faults& faults) {
  std::vector<std::string> ids(Pattern::kVariables - 1);
  const auto found = pattern.Match(name, field, faults);
  for (size_t i = 0; found.has_value() && i < ids.size(); ++i)
    ids[i] = std::string((*found)[i + 1]);
  return ids;
}

// Prints an iteration and, for its event, all but its rows.
class IterationPrinter {
 public:
  IterationPrinter(std::string force, const Printer<IterationRecord>& print)
      : force_(std::move(force)), print_(print) {}

  RecordImage operator()(const IterationRecord& record) const {
    return IterationImage(force_, record);
  }
  // Views this.
  Printer<IterationRecord> printer() const { return {*this, print_.reply}; }

 private:
  const std::string force_;
  const Printer<IterationRecord> print_;
};

// The plan's id, of an iteration's move.
const std::string& PlanOf(const Asked& asked) { return asked.parents.at(1); }

}  // namespace

absl::StatusOr<v1::Iteration> IterationHandlers::GetIteration(
    const rpc::CallContext& call, const v1::GetIterationRequest& request) const {
  Faults faults;
  const auto ids = IdsOf(kIterationName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const IterationRecord record,
      iterations_.Get(handler::ContextOf(call), ids[0], ids[1], handler::SeesSensitive(call)));
  return WriteIteration(call.force, record);
}

absl::StatusOr<v1::ListIterationsResponse> IterationHandlers::ListIterations(
    const rpc::CallContext& call, const v1::ListIterationsRequest& request) const {
  Faults faults;
  IterationQuery query;
  query.plan = IdsOf(kPlanName, request.parent(), "parent", faults)[0];
  query.state = api::ReadOptionalEnum<IterationState>(request.state(), "state", faults);
  query.sensitive = handler::SeesSensitive(call);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  query.limit = asked.limit;
  if (asked.after.has_value()) query.below = static_cast<int32_t>(std::get<0>(*asked.after));
  const auto to_proto = [&](const IterationRecord& record) {
    return WriteIteration(call.force, record);
  };
  const auto key = [](const IterationRecord& record) {
    return std::tuple<int64_t>(record.iteration.number);
  };
  const auto find = [&](const RequestContext& context) { return iterations_.List(context, query); };
  using Response = v1::ListIterationsResponse;
  return handler::ListPage<Response, IterationRecord>(
      call, asked, faults, &Response::add_iterations, to_proto, key, find);
}

absl::StatusOr<v1::Iteration> IterationHandlers::CreateIteration(
    const rpc::CallContext& call, const v1::CreateIterationRequest& request) const {
  Faults faults;
  const std::string plan = IdsOf(kPlanName, request.parent(), "parent", faults)[0];
  const auto create = [&](const RequestContext& context, const IterationText& text, WriteMode mode,
                          const Printer<IterationRecord>& print) {
    return delivery::CreateIteration(iterations_, context, plan, text, mode,
                                     IterationPrinter(call.force, print).printer());
  };
  return handler::Create<v1::Iteration, IterationRecord, IterationText>(
      call, request, "", request.iteration(), IterationsOf(call.force), std::move(faults), create);
}

absl::StatusOr<v1::Iteration> IterationHandlers::UpdateIteration(
    const rpc::CallContext& call, const v1::UpdateIterationRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, const auto& merge,
                          const Printer<IterationRecord>& print) {
    return delivery::UpdateIteration(iterations_, context, PlanOf(asked), asked, merge,
                                     IterationPrinter(call.force, print).printer());
  };
  return handler::Update<v1::Iteration, IterationRecord, IterationText>(
      call, request, request.iteration(), kIterationName, IterationsOf(call.force), update);
}

absl::StatusOr<v1::Iteration> IterationHandlers::FreezeIteration(
    const rpc::CallContext& call, const v1::FreezeIterationRequest& request) const {
  Faults faults;
  fields::CheckOptionalProse(request.stale_accepted_reason(), "stale_accepted_reason", faults);
  const auto move = [&](const RequestContext& context, const Asked& asked,
                        const Printer<IterationRecord>& print) {
    return delivery::FreezeIteration(iterations_, context, PlanOf(asked), asked,
                                     request.stale_accepted_reason(), LondonDay(clock_.Now()),
                                     IterationPrinter(call.force, print).printer());
  };
  return handler::Move<v1::Iteration, IterationRecord, IterationText>(
      call, request, kIterationName, IterationsOf(call.force), std::move(faults), move);
}

absl::StatusOr<v1::Iteration> IterationHandlers::UnfreezeIteration(
    const rpc::CallContext& call, const v1::UnfreezeIterationRequest& request) const {
  const auto move = [&](const RequestContext& context, const Asked& asked,
                        const Printer<IterationRecord>& print) {
    return delivery::UnfreezeIteration(iterations_, context, PlanOf(asked), asked,
                                       IterationPrinter(call.force, print).printer());
  };
  return handler::Move<v1::Iteration, IterationRecord, IterationText>(
      call, request, kIterationName, IterationsOf(call.force), Faults(), move);
}

absl::StatusOr<v1::Iteration> IterationHandlers::PublishIteration(
    const rpc::CallContext& call, const v1::PublishIterationRequest& request) const {
  Faults of_publication;
  const Publication publication = ReadPublication(request.publication(), of_publication);
  Faults faults;
  faults.AddUnder("publication", of_publication);
  const auto move = [&](const RequestContext& context, const Asked& asked,
                        const Printer<IterationRecord>& print) {
    const auto publication_image = [&](const PublicationRecord& record) {
      return api::ImageOf(WritePublication(call.force, PlanOf(asked), record));
    };
    return delivery::PublishIteration(
        iterations_, context, PlanOf(asked), asked, publication, LondonDay(clock_.Now()),
        {IterationPrinter(call.force, print).printer(), publication_image});
  };
  return handler::Move<v1::Iteration, IterationRecord, IterationText>(
      call, request, kIterationName, IterationsOf(call.force), std::move(faults), move);
}

absl::StatusOr<v1::Iteration> IterationHandlers::WithdrawIteration(
    const rpc::CallContext& call, const v1::WithdrawIterationRequest& request) const {
  Faults faults;
  fields::CheckProse(request.reason(), "reason", faults);
  const auto move = [&](const RequestContext& context, const Asked& asked,
                        const Printer<IterationRecord>& print) {
    return delivery::WithdrawIteration(iterations_, context, PlanOf(asked), asked, request.reason(),
                                       IterationPrinter(call.force, print).printer());
  };
  return handler::Move<v1::Iteration, IterationRecord, IterationText>(
      call, request, kIterationName, IterationsOf(call.force), std::move(faults), move);
}

absl::StatusOr<v1::GetIterationContentResponse> IterationHandlers::GetIterationContent(
    const rpc::CallContext& call, const v1::GetIterationContentRequest& request) const {
  Faults faults;
  const auto ids = IdsOf(kIterationName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(FrozenContent content,
                        delivery::GetIterationContent(iterations_, handler::ContextOf(call), ids[0],
                                                      ids[1], handler::SeesSensitive(call)));
  v1::GetIterationContentResponse response;
  response.set_content(std::move(content.canonical_json));
  response.set_content_type("application/json");
  response.set_content_sha256(content.sha256);
  return response;
}

absl::StatusOr<v1::Publication> IterationHandlers::GetPublication(
    const rpc::CallContext& call, const v1::GetPublicationRequest& request) const {
  Faults faults;
  const auto ids = IdsOf(kPublicationName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const PublicationRecord record,
                        iterations_.GetPublication(handler::ContextOf(call), ids[0], ids[1], ids[2],
                                                   handler::SeesSensitive(call)));
  return WritePublication(call.force, ids[0], record);
}

absl::StatusOr<v1::ListPublicationsResponse> IterationHandlers::ListPublications(
    const rpc::CallContext& call, const v1::ListPublicationsRequest& request) const {
  Faults faults;
  const auto ids = IdsOf(kIterationName, request.parent(), "parent", faults);
  const auto to_proto = [&](const PublicationRecord& record) {
    return WritePublication(call.force, ids[0], record);
  };
  const auto id = [](const PublicationRecord& record) { return record.publication.id; };
  const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
    return iterations_.ListPublications(context, {.plan = ids[0],
                                                  .iteration = ids[1],
                                                  .after = after,
                                                  .limit = limit,
                                                  .sensitive = handler::SeesSensitive(call)});
  };
  using Response = v1::ListPublicationsResponse;
  return handler::List<Response, PublicationRecord, v1::Publication>(
      call, request, std::move(faults), &Response::add_publications, to_proto, id, find);
}

absl::StatusOr<v1::Publication> IterationHandlers::CreatePublication(
    const rpc::CallContext& call, const v1::CreatePublicationRequest& request) const {
  Faults faults;
  const auto ids = IdsOf(kIterationName, request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Publication& publication,
                          WriteMode mode, const Printer<PublicationRecord>& print) {
    return delivery::CreatePublication(iterations_, context, ids[0], ids[1], publication,
                                       LondonDay(clock_.Now()), mode, print);
  };
  return handler::Create<v1::Publication, PublicationRecord, Publication>(
      call, request, "", request.publication(), PublicationsOf(call.force, ids[0]),
      std::move(faults), create);
}

}  // namespace copperplate::delivery
