#include "libs/postgres/copy.h"

#include "libs/postgres/connection.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

constexpr size_t kBufferSize = 65536;

void AppendEscaped(const char* value, std::string& out) {
  for (; *value != '\0'; ++value) {
    switch (*value) {
      case '\\':
        out += "\\\\";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += *value;
    }
  }
}

}  // namespace

CopyWriter::CopyWriter(Connection* connection, absl::Time deadline)
    : connection_(connection), deadline_(deadline) {
  buffer_.reserve(kBufferSize + 4096);
}

absl::Status CopyWriter::WriteRow() {
  if (!failure_.ok()) return failure_;
  if (row_.has_nul()) {
    failure_ = Error(absl::StatusCode::kInvalidArgument, "TEXT_NUL", "a text holds a NUL character")
                   .Build();
    return failure_;
  }
  bool first = true;
  row_.ForEach([&](const char* value) {
    if (!first) buffer_ += '\t';
    first = false;
    if (value == nullptr) {
      buffer_ += "\\N";
    } else {
      AppendEscaped(value, buffer_);
    }
  });
  buffer_ += '\n';
  return buffer_.size() < kBufferSize ? absl::OkStatus() : Flush();
}

absl::Status CopyWriter::Flush() {
  failure_ = connection_->SendCopyData(buffer_, deadline_);
  buffer_.clear();
  return failure_;
}

absl::Status CopyWriter::Finish() { return failure_.ok() ? Flush() : failure_; }

}  // namespace copperplate::postgres
