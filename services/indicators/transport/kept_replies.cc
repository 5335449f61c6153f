#include "services/indicators/transport/kept_replies.h"

#include "libs/handler/context.h"

namespace copperplate::indicators {
namespace {

// Requests are short. One that is not is of somebody who fills it with what no field holds.
constexpr size_t kLongestKey = 2048;

}  // namespace

std::optional<grpc::ByteBuffer> KeptReplies::Find(const rpc::CallContext& call,
                                                  absl::string_view key) {
  if (!keeps_) return std::nullopt;
  const std::optional<DataRevision> at = revisions_.Current(call.force);
  return at.has_value() ? cache_.Find(key, *at) : std::nullopt;
}

absl::StatusOr<grpc::ByteBuffer> KeptReplies::Through(
    const rpc::CallContext& call, absl::string_view key,
    absl::FunctionRef<absl::StatusOr<grpc::ByteBuffer>()> read) {
  if (!keeps_ || key.size() > kLongestKey) return read();
  // Before the read: it may see more than this revision, and is then dropped as soon as the change
  // is heard of, but never less.
  ABSL_ASSIGN_OR_RETURN(const std::optional<DataRevision> at, Revision(call));
  ABSL_ASSIGN_OR_RETURN(grpc::ByteBuffer reply, read());
  if (at.has_value()) cache_.Insert(key, *at, reply);
  return reply;
}

absl::StatusOr<std::optional<DataRevision>> KeptReplies::Revision(const rpc::CallContext& call) {
  const std::optional<DataRevision> known = revisions_.Current(call.force);
  if (known.has_value() || !revisions_.Stretch().has_value()) return known;
  const DataRevisions::Ticket ticket = revisions_.BeginRead();
  ABSL_ASSIGN_OR_RETURN(const NewestRevisions newest, newest_.Newest(handler::ContextOf(call)));
  // Nothing is learnt of a force without revisions: there may be no such force.
  if (newest.own == 0) return std::nullopt;
  return revisions_.Learn(ticket, call.force, newest.own, newest.national);
}

}  // namespace copperplate::indicators
