#include "services/indicators/transport/kept_replies.h"

#include <cstdint>

#include "libs/handler/context.h"

namespace copperplate::indicators {

std::optional<grpc::ByteBuffer> KeptReplies::Find(const rpc::CallContext& call,
                                                  absl::string_view key, bool past) {
  if (!keeps_) return std::nullopt;
  const std::optional<DataRevision> at = past ? ForEver() : revisions_.Current(call.force);
  return at.has_value() ? cache_.Find(key, *at) : std::nullopt;
}

absl::StatusOr<std::optional<DataRevision>> KeptReplies::BeginRead(const rpc::CallContext& call,
                                                                   bool past) {
  if (!keeps_) return std::nullopt;
  if (past) return ForEver();
  // What this process knows to be committed, every read that begins now sees. One that sees more is
  // dropped as soon as the change is heard of.
  const std::optional<DataRevision> known = revisions_.Current(call.force);
  if (known.has_value() || !revisions_.Stretch().has_value()) return known;
  const DataRevisions::Ticket ticket = revisions_.BeginRead();
  ABSL_ASSIGN_OR_RETURN(const NewestRevisions newest, newest_.Newest(handler::ContextOf(call)));
  // Nothing is learnt of a force without revisions: there may be no such force.
  if (newest.own == 0) return std::nullopt;
  return revisions_.Learn(ticket, call.force, newest.own, newest.national);
}

std::optional<DataRevision> KeptReplies::ForEver() const {
  const std::optional<uint64_t> stretch = revisions_.Stretch();
  if (!stretch.has_value()) return std::nullopt;
  return DataRevision{*stretch, -1, -1};
}

}  // namespace copperplate::indicators
