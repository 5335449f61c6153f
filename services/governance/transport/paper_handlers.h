#pragma once

#include <google/protobuf/empty.pb.h>

#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/paper_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/source.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of PaperService but those that take a file (paper_uploads.h). Thread-safe.
class PaperHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit PaperHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Paper> GetPaper(const rpc::CallContext& call,
                                     const v1::GetPaperRequest& request) const;
  absl::StatusOr<v1::ListPapersResponse> ListPapers(const rpc::CallContext& call,
                                                    const v1::ListPapersRequest& request) const;
  absl::StatusOr<v1::Paper> CreatePaper(const rpc::CallContext& call,
                                        const v1::CreatePaperRequest& request) const;
  absl::StatusOr<v1::Paper> UpdatePaper(const rpc::CallContext& call,
                                        const v1::UpdatePaperRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeletePaper(const rpc::CallContext& call,
                                                      const v1::DeletePaperRequest& request) const;
  absl::StatusOr<v1::Paper> SubmitPaper(const rpc::CallContext& call,
                                        const v1::SubmitPaperRequest& request) const;
  absl::StatusOr<v1::Paper> ClearPaper(const rpc::CallContext& call,
                                       const v1::ClearPaperRequest& request) const;
  absl::StatusOr<v1::Paper> IssuePaper(const rpc::CallContext& call,
                                       const v1::IssuePaperRequest& request) const;
  absl::StatusOr<v1::Paper> WithdrawPaper(const rpc::CallContext& call,
                                          const v1::WithdrawPaperRequest& request) const;
  absl::StatusOr<std::unique_ptr<rpc::Source<v1::DownloadPaperResponse>>> DownloadPaper(
      const rpc::CallContext& call, const v1::DownloadPaperRequest& request,
      rpc::Waker waker) const;

 private:
  // Of the meeting that the name lies below, or is; none where there is no such meeting.
  absl::StatusOr<std::optional<Meeting>> MeetingOf(const rpc::CallContext& call,
                                                   absl::string_view name) const;

  const Ports ports_;
};

}  // namespace copperplate::governance
