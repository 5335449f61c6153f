#include "libs/postgres/copy.h"

#include <libpq-fe.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/connection.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

constexpr size_t kBufferSize = 64 * 1024;

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
  if (row_.has_nul()) {
    return Error(absl::StatusCode::kInvalidArgument, "TEXT_NUL", "a text holds a NUL character")
        .Build();
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
  ABSL_RETURN_IF_ERROR(connection_->SendCopyData(buffer_, deadline_));
  buffer_.clear();
  return absl::OkStatus();
}

}  // namespace copperplate::postgres
