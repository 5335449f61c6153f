#pragma once

#include <google/rpc/status.pb.h>
#include <grpcpp/server.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/time/time.h"
#include "libs/testing/across_threads.h"
#include "parish.grpc.pb.h"

namespace copperplate::gateway {

// A status with google.rpc details, as the services make them.
grpc::Status DetailedStatus(const google::rpc::Status& status);

// The service of the gateway's tests, in this process on a loopback port. What a method does can be
// replaced; by default the ids of names say what happens:
//
//   GetNotice    `missing` NOT_FOUND with details, `crash` UNKNOWN without any, else a notice
//   ListNotices  as many notices as page_size, with a next page
//   WatchNotices three events with tokens `t1`..., from the token given on
//   Echo         what it was sent
class ParishBackend final : public parish::v1::NoticeService::Service {
 public:
  // Port 0: any free one.
  explicit ParishBackend(int port = 0);
  ~ParishBackend() override;

  int port() const { return port_; }
  std::string target() const;

  // A metadata entry of the last call that has come in, empty where it had none.
  std::string LastMetadata(const std::string& key) const;
  // Time the last call had left when it came in.
  absl::Duration last_time_left() const;
  int calls() const { return calls_; }
  int cancelled() const { return cancelled_; }
  // Waits until so many calls were cancelled.
  bool AwaitCancelled(int count);

  testing::AcrossThreads<std::function<grpc::Status(
      grpc::ServerContext&, const parish::v1::GetNoticeRequest&, parish::v1::Notice&)>>
      on_get;
  testing::AcrossThreads<
      std::function<grpc::Status(grpc::ServerContext&, const parish::v1::WatchNoticesRequest&,
                                 grpc::ServerWriter<parish::v1::NoticeEvent>&)>>
      on_watch;
  testing::AcrossThreads<std::function<grpc::Status(
      grpc::ServerContext&, grpc::ServerReader<parish::v1::ImportNoticesRequest>&,
      parish::v1::ImportNoticesResponse&)>>
      on_import;
  testing::AcrossThreads<
      std::function<grpc::Status(grpc::ServerWriter<parish::v1::DownloadPaperResponse>&)>>
      on_download;

  grpc::Status GetNotice(grpc::ServerContext* context, const parish::v1::GetNoticeRequest* request,
                         parish::v1::Notice* reply) override;
  grpc::Status ListNotices(grpc::ServerContext* context,
                           const parish::v1::ListNoticesRequest* request,
                           parish::v1::ListNoticesResponse* reply) override;
  grpc::Status CreateNotice(grpc::ServerContext* context,
                            const parish::v1::CreateNoticeRequest* request,
                            parish::v1::Notice* reply) override;
  grpc::Status UpdateNotice(grpc::ServerContext* context,
                            const parish::v1::UpdateNoticeRequest* request,
                            parish::v1::Notice* reply) override;
  grpc::Status DeleteNotice(grpc::ServerContext* context,
                            const parish::v1::DeleteNoticeRequest* request,
                            google::protobuf::Empty* reply) override;
  grpc::Status PinNotice(grpc::ServerContext* context, const parish::v1::PinNoticeRequest* request,
                         parish::v1::Notice* reply) override;
  grpc::Status WatchNotices(grpc::ServerContext* context,
                            const parish::v1::WatchNoticesRequest* request,
                            grpc::ServerWriter<parish::v1::NoticeEvent>* writer) override;
  grpc::Status ImportNotices(grpc::ServerContext* context,
                             grpc::ServerReader<parish::v1::ImportNoticesRequest>* reader,
                             parish::v1::ImportNoticesResponse* reply) override;
  grpc::Status DownloadPaper(
      grpc::ServerContext* context, const parish::v1::DownloadPaperRequest* request,
      grpc::ServerWriter<parish::v1::DownloadPaperResponse>* writer) override;
  grpc::Status Echo(grpc::ServerContext* context, const parish::v1::EveryKind* request,
                    parish::v1::EveryKind* reply) override;

 private:
  void Note(const grpc::ServerContext& context);
  void NoteCancelled();

  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  mutable std::mutex mutex_;  // guards what follows, less the atomic
  std::condition_variable changed_;
  std::map<std::string, std::string> metadata_;
  absl::Duration time_left_;
  std::atomic<int> calls_ = 0;
  std::atomic<int> cancelled_ = 0;
};

}  // namespace copperplate::gateway
