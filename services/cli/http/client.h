// Calls on the gateway.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::cli {

struct Response {
  int status = 0;  // HTTP's
  std::string body;
  std::string request_id;  // of the header X-Request-Id; empty where there is none
};

// What goes up as it is read: `read` fills the buffer and says how many bytes, 0 at the end,
// nothing to give up, whereupon the server sees a request that is cut off. `size` is -1 where
// unknown, else `read` gives exactly as many bytes.
struct Upload {
  std::string content_type;
  int64_t size = -1;
  std::function<std::optional<size_t>(char* buffer, size_t capacity)> read;
};

using Query = std::vector<std::pair<std::string, std::string>>;

struct ClientOptions {
  std::string gateway;  // `http://host:port` or `https://...`
  std::string token;    // sent as a bearer token where it is not empty
  std::string ca_file;  // PEM; empty: what the system trusts
};

// `text` as a part of a path, whatever it holds: one segment stays one.
std::string PathPart(absl::string_view text);

// Not thread-safe.
class Client {
 public:
  explicit Client(ClientOptions options);

  // Any answer is a Response; UNAVAILABLE where no HTTP answer came, INVALID_ARGUMENT where the
  // gateway's address is none, ABORTED where `body` gave up. `path` is sent as it is; parameters
  // with an empty value are left out.
  absl::StatusOr<Response> Get(absl::string_view path, const Query& query) const;
  absl::StatusOr<Response> Post(absl::string_view path, const Query& query,
                                const Upload& body) const;
  absl::StatusOr<Response> PostJson(absl::string_view path, const Query& query,
                                    std::string body) const;

 private:
  absl::StatusOr<Response> Call(absl::string_view path, const Query& query,
                                const Upload* upload) const;

  const ClientOptions options_;
};

}  // namespace copperplate::cli
