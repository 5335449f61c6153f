#include "services/gateway/fakebackend/parish_backend.h"

#include <google/rpc/error_details.pb.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace copperplate::gateway {

using namespace parish::v1;  // NOLINT: a test's fake
using grpc::Status;
using grpc::StatusCode;

Status DetailedStatus(const google::rpc::Status& status) {
  return Status(static_cast<StatusCode>(status.code()), status.message(),
                status.SerializeAsString());
}

ParishBackend::ParishBackend(int port) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort(absl::StrCat("127.0.0.1:", port), grpc::InsecureServerCredentials(),
                           &port_);
  builder.RegisterService(this);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) std::abort();
}

ParishBackend::~ParishBackend() {
  server_->Shutdown(std::chrono::system_clock::now());
  server_->Wait();
}

std::string ParishBackend::target() const { return absl::StrCat("127.0.0.1:", port_); }

std::string ParishBackend::LastMetadata(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? "" : found->second;
}

absl::Duration ParishBackend::last_time_left() const {
  const std::lock_guard lock(mutex_);
  return time_left_;
}

bool ParishBackend::AwaitCancelled(int count) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(30), [&] { return cancelled_ >= count; });
}

void ParishBackend::Note(const grpc::ServerContext& context) {
  const std::lock_guard lock(mutex_);
  ++calls_;
  metadata_.clear();
  for (const auto& [key, value] : context.client_metadata()) {
    metadata_[std::string(key.begin(), key.end())] = std::string(value.begin(), value.end());
  }
  time_left_ = absl::FromChrono(context.deadline()) - absl::Now();
}

void ParishBackend::NoteCancelled() {
  const std::lock_guard lock(mutex_);
  ++cancelled_;
  changed_.notify_all();
}

Status ParishBackend::GetNotice(grpc::ServerContext* context, const GetNoticeRequest* request,
                                Notice* reply) {
  Note(*context);
  if (const auto replacement = on_get.get()) {
    const Status status = replacement(*context, *request, *reply);
    if (context->IsCancelled()) NoteCancelled();
    return status;
  }
  if (absl::EndsWith(request->name(), "/crash")) {
    return Status(StatusCode::UNKNOWN, "terminate called at /srv/parish/notice.cc:12");
  }
  if (absl::EndsWith(request->name(), "/missing")) {
    google::rpc::Status status;
    status.set_code(StatusCode::NOT_FOUND);
    status.set_message("no notice has this name");
    google::rpc::ErrorInfo info;
    info.set_reason("NOTICE_NOT_FOUND");
    info.set_domain("parish");
    (*info.mutable_metadata())["name"] = request->name();
    status.add_details()->PackFrom(info);
    Place place;
    place.set_street("a detail of the service's own");
    status.add_details()->PackFrom(place);
    return DetailedStatus(status);
  }
  reply->set_name(request->name());
  reply->set_title("Lost cat");
  reply->set_etag("v7");
  return Status::OK;
}

Status ParishBackend::ListNotices(grpc::ServerContext* context, const ListNoticesRequest* request,
                                  ListNoticesResponse* reply) {
  Note(*context);
  for (int i = 0; i < request->page_size(); ++i) {
    Notice& notice = *reply->add_notices();
    notice.set_name(absl::StrCat(request->parent(), "/notices/n", i));
    notice.set_title("A notice, with a comma");
    notice.set_view_count(i);
  }
  reply->set_next_page_token("page-2");
  return Status::OK;
}

Status ParishBackend::CreateNotice(grpc::ServerContext* context, const CreateNoticeRequest* request,
                                   Notice* reply) {
  Note(*context);
  *reply = request->notice();
  reply->set_name(absl::StrCat(request->parent(), "/notices/new"));
  return Status::OK;
}

Status ParishBackend::UpdateNotice(grpc::ServerContext* context, const UpdateNoticeRequest* request,
                                   Notice* reply) {
  Note(*context);
  if (!request->notice().etag().empty() && request->notice().etag() != "v7") {
    google::rpc::Status status;
    status.set_code(StatusCode::ABORTED);
    status.set_message("the notice has changed since");
    google::rpc::ErrorInfo info;
    info.set_reason("ETAG_MISMATCH");
    status.add_details()->PackFrom(info);
    return DetailedStatus(status);
  }
  *reply = request->notice();
  reply->set_etag("v8");
  return Status::OK;
}

Status ParishBackend::DeleteNotice(grpc::ServerContext* context, const DeleteNoticeRequest*,
                                   google::protobuf::Empty*) {
  Note(*context);
  return Status::OK;
}

Status ParishBackend::PinNotice(grpc::ServerContext* context, const PinNoticeRequest* request,
                                Notice* reply) {
  Note(*context);
  reply->set_name(request->name());
  reply->set_copies(request->days());
  reply->set_etag(request->etag());
  return Status::OK;
}

Status ParishBackend::WatchNotices(grpc::ServerContext* context, const WatchNoticesRequest* request,
                                   grpc::ServerWriter<NoticeEvent>* writer) {
  Note(*context);
  if (const auto replacement = on_watch.get()) {
    const Status status = replacement(*context, *request, *writer);
    if (context->IsCancelled()) NoteCancelled();
    return status;
  }
  const int from = request->token().empty() ? 0 : std::atoi(request->token().c_str() + 1);
  for (int i = from + 1; i <= 3; ++i) {
    NoticeEvent event;
    event.set_token(absl::StrCat("t", i));
    event.mutable_notice()->set_title(absl::StrCat("event ", i));
    writer->Write(event);
  }
  return Status::OK;
}

Status ParishBackend::ImportNotices(grpc::ServerContext* context,
                                    grpc::ServerReader<ImportNoticesRequest>* reader,
                                    ImportNoticesResponse* reply) {
  Note(*context);
  if (const auto replacement = on_import.get()) {
    const Status status = replacement(*context, *reader, *reply);
    if (context->IsCancelled()) NoteCancelled();
    return status;
  }
  ImportNoticesRequest request;
  while (reader->Read(&request)) {
    if (!request.parent().empty()) reply->set_parent(request.parent());
    if (request.chunk().empty()) continue;
    reply->set_bytes(reply->bytes() + static_cast<int64_t>(request.chunk().size()));
    reply->set_chunks(reply->chunks() + 1);
    reply->set_largest_chunk(
        std::max(reply->largest_chunk(), static_cast<int>(request.chunk().size())));
  }
  if (context->IsCancelled()) NoteCancelled();
  return Status::OK;
}

Status ParishBackend::DownloadPaper(grpc::ServerContext* context, const DownloadPaperRequest*,
                                    grpc::ServerWriter<DownloadPaperResponse>* writer) {
  Note(*context);
  if (const auto replacement = on_download.get()) return replacement(*writer);
  DownloadPaperResponse message;
  message.set_content_type("application/pdf");
  message.set_chunk("%PDF-");
  writer->Write(message);
  message.Clear();
  message.set_chunk(std::string("\0\xff", 2));
  writer->Write(message);
  return Status::OK;
}

Status ParishBackend::Echo(grpc::ServerContext* context, const EveryKind* request,
                           EveryKind* reply) {
  Note(*context);
  *reply = *request;
  return Status::OK;
}

}  // namespace copperplate::gateway
