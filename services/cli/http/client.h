// Calls on the gateway.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::cli {

struct Response {
  int status = 0;  // HTTP's
  std::string body;
};

// What goes up as it is read: `read` fills the buffer and says how many bytes, 0 at the end; `size`
// is -1 where unknown.
struct Upload {
  std::string content_type;
  int64_t size = -1;
  std::function<size_t(char* buffer, size_t capacity)> read;
};

using Query = std::vector<std::pair<std::string, std::string>>;

// Not thread-safe. The token is sent as a bearer token where it is not empty.
class Client {
 public:
  // `gateway` is `http://host:port` or `https://...`, without a slash at the end.
  Client(std::string gateway, std::string token);

  // UNAVAILABLE where no HTTP answer came; any answer is a Response. Parameters with an empty value
  // are left out.
  absl::StatusOr<Response> Get(absl::string_view path, const Query& query) const;
  absl::StatusOr<Response> Post(absl::string_view path, const Query& query,
                                const Upload& body) const;
  absl::StatusOr<Response> PostJson(absl::string_view path, const Query& query,
                                    std::string body) const;

 private:
  absl::StatusOr<Response> Call(absl::string_view path, const Query& query,
                                const Upload* upload) const;

  const std::string gateway_;
  const std::string token_;
};

}  // namespace copperplate::cli
