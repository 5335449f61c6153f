// Replies to reads that are kept to be given again, from a reactor's thread and without the
// database, while the data behind them stands still.
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/service.h"
#include "libs/rpc/unary.h"
#include "libs/rpc/wire.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/revision_reader.h"
#include "services/indicators/transport/reply_cache.h"

namespace copperplate::indicators {

// Thread-safe.
class KeptReplies {
 public:
  // `revisions` and `newest` outlive it. With `bytes` 0 nothing is kept, nor looked for.
  KeptReplies(DataRevisions& revisions, RevisionReader& newest, size_t bytes)
      : revisions_(revisions), newest_(newest), keeps_(bytes > 0), cache_(bytes) {}

  // The reply kept for `key`, where the data of the call's force is what it was then. Never blocks.
  std::optional<grpc::ByteBuffer> Find(const rpc::CallContext& call, absl::string_view key);

  // What `read` gives, which is kept for `key`. Asks the database first where this process does not
  // know the newest revision of the force, as after each change of it.
  absl::StatusOr<grpc::ByteBuffer> Through(
      const rpc::CallContext& call, absl::string_view key,
      absl::FunctionRef<absl::StatusOr<grpc::ByteBuffer>()> read);

 private:
  // The revision that every read which begins now sees; nothing where that is not to be known.
  absl::StatusOr<std::optional<DataRevision>> Revision(const rpc::CallContext& call);

  DataRevisions& revisions_;
  RevisionReader& newest_;
  const bool keeps_;
  ReplyCache cache_;
};

// What tells one request from all others: the whole of it and its type. For messages without maps,
// so that equal ones have equal bytes.
template <class Request>
std::string KeyOf(const Request& request) {
  std::string key = absl::StrCat(Request::descriptor()->full_name(), " ");
  request.AppendToString(&key);
  return key;
}

// Registers a read as rpc::Service::Unary() does, its replies kept in `kept`. For one that depends
// on its request and on data that has revisions, and on nothing else: not on the caller, nor on the
// time, beyond that a month once answered lies in the future no more.
template <class Handlers, class Request, class Reply>
void AddKeptRead(rpc::Service& service, absl::string_view method,
                 std::shared_ptr<const Handlers> handlers,
                 absl::StatusOr<Reply> (Handlers::*handler)(const rpc::CallContext&, const Request&)
                     const,
                 const std::shared_ptr<KeptReplies>& kept) {
  using Ready = rpc::ReadyReply<std::remove_const_t<std::remove_pointer_t<Reply>>>;
  const auto answer = [kept, read = std::bind_front(handler, std::move(handlers))](
                          const rpc::CallContext& call,
                          const Request& request) -> absl::StatusOr<Ready> {
    const auto reply_bytes = [&]() -> absl::StatusOr<grpc::ByteBuffer> {
      ABSL_ASSIGN_OR_RETURN(const Reply reply, read(call, request));
      grpc::ByteBuffer bytes;
      rpc::Encode(reply, bytes);
      return bytes;
    };
    ABSL_ASSIGN_OR_RETURN(grpc::ByteBuffer bytes, kept->Through(call, KeyOf(request), reply_bytes));
    return Ready{std::move(bytes)};
  };
  service.Add<rpc::UnaryMethod<Request, Ready>>(method, answer)
      .set_inline_attempt([kept](const rpc::CallContext& call, const Request& request) {
        return kept->Find(call, KeyOf(request));
      });
}

}  // namespace copperplate::indicators
