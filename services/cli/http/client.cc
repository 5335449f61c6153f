#include "services/cli/http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

constexpr long kConnectSeconds = 10;

size_t Receive(char* data, size_t size, size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

size_t Send(char* buffer, size_t size, size_t count, void* upload) {
  return static_cast<const Upload*>(upload)->read(buffer, size * count);
}

std::string Escape(CURL* curl, const std::string& text) {
  char* const escaped = curl_easy_escape(curl, text.data(), static_cast<int>(text.size()));
  std::string copy = escaped == nullptr ? "" : escaped;
  curl_free(escaped);
  return copy;
}

std::string Url(CURL* curl, absl::string_view gateway, absl::string_view path, const Query& query) {
  std::string url = absl::StrCat(gateway, path);
  char separator = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    absl::StrAppend(&url, std::string(1, separator), name, "=", Escape(curl, value));
    separator = '&';
  }
  return url;
}

}  // namespace

Client::Client(std::string gateway, std::string token)
    : gateway_(std::move(gateway)), token_(std::move(token)) {}

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
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  if (curl == nullptr) return absl::InternalError("libcurl could not be started");
  Response response;
  curl_slist* headers = curl_slist_append(nullptr, "Accept: application/json");
  if (!token_.empty()) {
    headers = curl_slist_append(headers, absl::StrCat("Authorization: Bearer ", token_).c_str());
  }
  if (upload != nullptr) {
    headers =
        curl_slist_append(headers, absl::StrCat("Content-Type: ", upload->content_type).c_str());
    // Ours is the only server that would be asked, and it answers errors without reading the body
    // to its end.
    headers = curl_slist_append(headers, "Expect:");
    curl_easy_setopt(curl.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(upload->size));
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &Send);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, upload);
    if (upload->size < 0) headers = curl_slist_append(headers, "Transfer-Encoding: chunked");
  }
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> held(headers,
                                                                         &curl_slist_free_all);
  const std::string url = Url(curl.get(), gateway_, path, query);
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Receive);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &response.body);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);

  const CURLcode code = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  // A server may refuse a body before it has all of it: the answer counts, not the broken upload.
  if (code != CURLE_OK && !(code == CURLE_SEND_ERROR && status >= 400)) {
    return absl::UnavailableError(absl::StrCat(gateway_, ": ", curl_easy_strerror(code)));
  }
  response.status = static_cast<int>(status);
  return response;
}

}  // namespace copperplate::cli
