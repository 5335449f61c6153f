// Errors with google.rpc details (AIP-193) as payloads of an absl::Status.
//
//   return Error(absl::StatusCode::kFailedPrecondition, "SNAPSHOT_EXISTS", "the month is already
//   published")
//       .Metadata("edition", "1")
//       .Build();
//
// A message and its details never hold personal data, SQL, or a path.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate {

// What the details of one error may take: gRPC clients drop the whole status above 8 KiB of
// trailers.
inline constexpr size_t kErrorDetailsLimit = size_t{6} * 1024;

// Builds one error. Details beyond the limit are left out, the last BadRequest fields first.
class Error {
 public:
  // `code` is not OK. `reason` is UPPER_SNAKE_CASE from the service's reasons in docs/errors.md.
  Error(absl::StatusCode code, absl::string_view reason, absl::string_view message);

  Error& Metadata(absl::string_view key, absl::string_view value) &;
  // Sets `faultCount` in the metadata to the number of fields, unless Metadata() does.
  Error& Field(absl::string_view field, absl::string_view description) &;
  // A failed guard: `type` names the kind (STATE, DEPENDENCY), `subject` what it concerns.
  Error& Precondition(absl::string_view type, absl::string_view subject,
                      absl::string_view description) &;
  Error& RetryAfter(absl::Duration delay) &;

  template <typename... Args>
  Error&& Metadata(Args&&... args) && {
    return std::move(Metadata(std::forward<Args>(args)...));
  }
  template <typename... Args>
  Error&& Field(Args&&... args) && {
    return std::move(Field(std::forward<Args>(args)...));
  }
  template <typename... Args>
  Error&& Precondition(Args&&... args) && {
    return std::move(Precondition(std::forward<Args>(args)...));
  }
  Error&& RetryAfter(absl::Duration delay) && { return std::move(RetryAfter(delay)); }

  absl::Status Build() const;

 private:
  struct FailedPrecondition {
    std::string type;
    std::string subject;
    std::string description;
  };

  absl::StatusCode code_;
  std::string reason_;
  std::string message_;
  std::map<std::string, std::string> metadata_;
  std::vector<FieldFault> fields_;
  std::vector<FailedPrecondition> preconditions_;
  std::optional<absl::Duration> retry_after_;
};

// The reason given at Build(), or empty when the status carries none.
std::string ErrorReason(const absl::Status& status);
// A value of the ErrorInfo's metadata.
std::optional<std::string> ErrorMetadata(const absl::Status& status, absl::string_view key);
// The faulty fields the status carries (those that fitted).
std::vector<FieldFault> ErrorFields(const absl::Status& status);
// How long to wait, where the status says.
std::optional<absl::Duration> ErrorRetryAfter(const absl::Status& status);

// The status as a serialised google.rpc.Status, the value of the `grpc-status-details-bin` trailer:
// its payloads as details, ErrorInfo's domain set to `domain` (`copperplate.indicators`) where it
// has none. An error without ErrorInfo gets one whose reason is the name of its code.
std::string SerializeErrorDetails(const absl::Status& status, absl::string_view domain);

}  // namespace copperplate
