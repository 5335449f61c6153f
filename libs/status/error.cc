#include "libs/status/error.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"

namespace copperplate {
namespace {

constexpr char kTypePrefix[] = "type.googleapis.com/";

template <typename Detail>
std::string TypeUrl() {
  return absl::StrCat(kTypePrefix, Detail::descriptor()->full_name());
}

// In one order always, maps too, so that equal errors are equal bytes.
std::string Serialize(const google::protobuf::MessageLite& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

template <typename Detail>
void SetDetail(absl::Status& status, const Detail& detail) {
  status.SetPayload(TypeUrl<Detail>(), absl::Cord(Serialize(detail)));
}

template <typename Detail>
std::optional<Detail> GetDetail(const absl::Status& status) {
  const auto payload = status.GetPayload(TypeUrl<Detail>());
  Detail detail;
  if (!payload.has_value() || !detail.ParseFromString(std::string(*payload))) return std::nullopt;
  return detail;
}

}  // namespace

Error::Error(absl::StatusCode code, absl::string_view reason, absl::string_view message)
    : code_(code), reason_(reason), message_(message) {}

Error& Error::Metadata(absl::string_view key, absl::string_view value) & {
  metadata_[std::string(key)] = std::string(value);
  return *this;
}

Error& Error::Field(absl::string_view field, absl::string_view description) & {
  fields_.push_back({std::string(field), std::string(description), ""});
  return *this;
}

Error& Error::Precondition(absl::string_view type, absl::string_view subject,
                           absl::string_view description) & {
  preconditions_.push_back({std::string(type), std::string(subject), std::string(description)});
  return *this;
}

Error& Error::RetryAfter(absl::Duration delay) & {
  retry_after_ = delay;
  return *this;
}

absl::Status Error::Build() const {
  absl::Status status(code_, message_);
  google::rpc::ErrorInfo info;
  info.set_reason(reason_);
  for (const auto& [key, value] : metadata_) (*info.mutable_metadata())[key] = value;
  // Unless it was given: there may be more faults than fields.
  if (!fields_.empty()) {
    info.mutable_metadata()->insert({"faultCount", absl::StrCat(fields_.size())});
  }
  size_t used = info.ByteSizeLong() + message_.size();
  SetDetail(status, info);

  if (retry_after_.has_value()) {
    google::rpc::RetryInfo retry;
    const absl::Duration delay = *retry_after_;
    retry.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(delay));
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>((delay % absl::Seconds(1)) / absl::Nanoseconds(1)));
    used += retry.ByteSizeLong();
    SetDetail(status, retry);
  }
  if (!preconditions_.empty()) {
    google::rpc::PreconditionFailure failure;
    for (const FailedPrecondition& precondition : preconditions_) {
      auto* violation = failure.add_violations();
      violation->set_type(precondition.type);
      violation->set_subject(precondition.subject);
      violation->set_description(precondition.description);
      if (used + failure.ByteSizeLong() > kErrorDetailsLimit) {
        failure.mutable_violations()->RemoveLast();
        break;
      }
    }
    used += failure.ByteSizeLong();
    SetDetail(status, failure);
  }
  if (!fields_.empty()) {
    google::rpc::BadRequest bad_request;
    size_t size = 0;
    for (const FieldFault& fault : fields_) {
      auto* violation = bad_request.add_field_violations();
      violation->set_field(fault.field);
      violation->set_description(fault.description);
      size += violation->ByteSizeLong() + 4;  // its tag and length
      if (used + size > kErrorDetailsLimit) {
        bad_request.mutable_field_violations()->RemoveLast();
        break;
      }
    }
    SetDetail(status, bad_request);
  }
  return status;
}

std::string ErrorReason(const absl::Status& status) {
  const auto info = GetDetail<google::rpc::ErrorInfo>(status);
  return info.has_value() ? info->reason() : "";
}

std::optional<std::string> ErrorMetadata(const absl::Status& status, absl::string_view key) {
  const auto info = GetDetail<google::rpc::ErrorInfo>(status);
  if (!info.has_value()) return std::nullopt;
  const auto found = info->metadata().find(std::string(key));
  if (found == info->metadata().end()) return std::nullopt;
  return found->second;
}

std::vector<FieldFault> ErrorFields(const absl::Status& status) {
  std::vector<FieldFault> fields;
  if (const auto detail = GetDetail<google::rpc::BadRequest>(status); detail.has_value()) {
    for (const auto& violation : detail->field_violations()) {
      fields.push_back({violation.field(), violation.description(), ""});
    }
  }
  return fields;
}

std::optional<absl::Duration> ErrorRetryAfter(const absl::Status& status) {
  const auto detail = GetDetail<google::rpc::RetryInfo>(status);
  if (!detail.has_value()) return std::nullopt;
  return absl::Seconds(detail->retry_delay().seconds()) +
         absl::Nanoseconds(detail->retry_delay().nanos());
}

std::string SerializeErrorDetails(const absl::Status& status, absl::string_view domain) {
  google::rpc::Status out;
  out.set_code(static_cast<int>(status.code()));
  out.set_message(std::string(status.message()));
  google::rpc::ErrorInfo info;
  if (auto found = GetDetail<google::rpc::ErrorInfo>(status); found.has_value()) {
    info = *std::move(found);
  } else {
    info.set_reason(absl::StatusCodeToString(status.code()));
  }
  if (info.domain().empty()) info.set_domain(std::string(domain));
  out.add_details()->PackFrom(info);
  status.ForEachPayload([&](absl::string_view type, const absl::Cord& payload) {
    if (type == TypeUrl<google::rpc::ErrorInfo>()) return;
    auto* detail = out.add_details();
    detail->set_type_url(std::string(type));
    detail->set_value(std::string(payload));
  });
  return out.SerializeAsString();
}

}  // namespace copperplate
