#include "services/cli/http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

constexpr long kConnectSeconds = 10;
// Above it the server is asked first whether it wants the body at all.
constexpr int64_t kAskFirstBytes = int64_t{16} * 1024;

size_t Receive(char* data, size_t size, size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

size_t Send(char* buffer, size_t size, size_t count, void* upload) {
  return static_cast<const Upload*>(upload)
      ->read(buffer, size * count)
      .value_or(CURL_READFUNC_ABORT);
}

std::string Url(absl::string_view gateway, absl::string_view path, const Query& query) {
  while (!gateway.empty() && gateway.back() == '/') gateway.remove_suffix(1);
  std::string url = absl::StrCat(gateway, path);
  char separator = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    absl::StrAppend(&url, std::string(1, separator), name, "=", PathPart(value));
    separator = '&';
  }
  return url;
}

void Append(Headers& headers, const std::string& line) {
  headers.reset(curl_slist_append(headers.release(), line.c_str()));
}

void SetUpload(CURL* curl, const Upload& upload, Headers& headers) {
  Append(headers, absl::StrCat("Content-Type: ", upload.content_type));
  if (upload.size < 0) Append(headers, "Transfer-Encoding: chunked");
  const bool ask_first = upload.size < 0 || upload.size > kAskFirstBytes;
  Append(headers, ask_first ? "Expect: 100-continue" : "Expect:");
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(upload.size));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &Send);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
}

std::string RequestId(CURL* curl) {
  curl_header* header = nullptr;
  const CURLHcode code = curl_easy_header(curl, "X-Request-Id", 0, CURLH_HEADER, -1, &header);
  return code == CURLHE_OK ? header->value : "";
}

// A server may refuse a body before it has all of it, and hang up: its answer counts, not the
// broken upload.
bool IsRefusedUpload(CURLcode code, long status) {
  return (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR) && status >= 400;
}

absl::Status Fault(CURLcode code, const std::string& gateway, const char* what) {
  const std::string message =
      absl::StrCat(gateway, ": ", *what == '\0' ? curl_easy_strerror(code) : what);
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return absl::InvalidArgumentError(message);
    case CURLE_ABORTED_BY_CALLBACK:
      return absl::AbortedError(message);
    default:
      return absl::UnavailableError(message);
  }
}

}  // namespace

std::string PathPart(absl::string_view text) {
  char* const escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
  std::string copy = escaped == nullptr ? "" : escaped;
  curl_free(escaped);
  return copy;
}

Client::Client(ClientOptions options) : options_(std::move(options)) {}

absl::StatusOr<Response> Client::Get(absl::string_view path, const Query& query) const {
  return Call(path, query, nullptr);
}

absl::StatusOr<Response> Client::Post(absl::string_view path, const Query& query,
                                      const Upload& body) const {
  return Call(path, query, &body);
}

absl::StatusOr<Response> Client::PostJson(absl::string_view path, const Query& query,
                                          std::string body) const {
  size_t sent = 0;
  Upload upload{"application/json", static_cast<int64_t>(body.size()), {}};
  upload.read = [&](char* buffer, size_t capacity) {
    const size_t part = std::min(capacity, body.size() - sent);
    std::copy_n(body.data() + sent, part, buffer);
    sent += part;
    return part;
  };
  return Call(path, query, &upload);
}

absl::StatusOr<Response> Client::Call(absl::string_view path, const Query& query,
                                      const Upload* upload) const {
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  if (curl == nullptr) return absl::InternalError("libcurl could not be started");
  Response response;
  char fault[CURL_ERROR_SIZE] = "";
  Headers headers(nullptr, &curl_slist_free_all);
  Append(headers, "Accept: application/json");
  if (!options_.token.empty()) {
    Append(headers, absl::StrCat("Authorization: Bearer ", options_.token));
  }
  if (upload != nullptr) SetUpload(curl.get(), *upload, headers);
  curl_easy_setopt(curl.get(), CURLOPT_URL, Url(options_.gateway, path, query).c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Receive);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &response.body);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, fault);
  if (!options_.ca_file.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CAPATH, nullptr);
  }

  const CURLcode code = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (code != CURLE_OK && !IsRefusedUpload(code, status)) {
    return Fault(code, options_.gateway, fault);
  }
  response.status = static_cast<int>(status);
  response.request_id = RequestId(curl.get());
  return response;
}

}  // namespace copperplate::cli
