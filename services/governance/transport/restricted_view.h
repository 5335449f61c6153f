#pragma once

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/parts/part_repository.h"
#include "libs/rpc/call_context.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/ports/meeting_reader.h"

namespace copperplate::governance {

// Parts of a meeting, and behind each read what says which of its items are restricted, for a
// caller who is but a viewer. The items are read last: what is read is of no later instant, so that
// nothing is shown that was written of an item once that was restricted.
template <class Part>
class RestrictedView final : public PartRepository<Part> {
 public:
  // All outlive it.
  RestrictedView(PartRepository<Part>& parts, MeetingReader& meetings, const rpc::CallContext& call)
      : parts_(parts), meetings_(meetings), for_viewer_(!handler::SeesSensitive(call)) {}

  // With the items of the meeting that was read of last. Null: all is shown.
  const MeetingContent* content() const { return for_viewer_ ? &content_ : nullptr; }

  absl::StatusOr<PartRecord<Part>> Get(const RequestContext& context, const PartPath& path,
                                       bool sensitive) override {
    ABSL_ASSIGN_OR_RETURN(PartRecord<Part> record, parts_.Get(context, path, sensitive));
    ABSL_RETURN_IF_ERROR(ReadItems(context, path));
    return record;
  }
  absl::StatusOr<Page<PartRecord<Part>>> List(const RequestContext& context,
                                              const PartQuery<Part>& query) override {
    ABSL_ASSIGN_OR_RETURN(Page<PartRecord<Part>> page, parts_.List(context, query));
    ABSL_RETURN_IF_ERROR(ReadItems(context, query.parent));
    return page;
  }
  absl::StatusOr<Changed<PartRecord<Part>>> Change(const RequestContext& context,
                                                   const PartChange<Part>& change) override {
    return parts_.Change(context, change);
  }

 private:
  // `path` begins with the ids of the body and the meeting.
  absl::Status ReadItems(const RequestContext& context, const PartPath& path) {
    if (!for_viewer_) return absl::OkStatus();
    content_.force = context.force;
    content_.body.id = path[0];
    content_.meeting.id = path[1];
    ABSL_ASSIGN_OR_RETURN(content_.items, meetings_.ReadItems(context, path[0], path[1]));
    return absl::OkStatus();
  }

  PartRepository<Part>& parts_;
  MeetingReader& meetings_;
  const bool for_viewer_;
  MeetingContent content_;
};

}  // namespace copperplate::governance
