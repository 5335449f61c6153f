#include <arpa/inet.h>
#include <curl/curl.h>

#include <atomic>
#include <utility>

#include "absl/base/call_once.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/auth/key_fetcher.h"

namespace copperplate::auth {
namespace {

constexpr size_t kLargestReply = size_t{256} * 1024;

struct CurlRelease {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Url = std::unique_ptr<CURLU, CurlRelease>;

// A part of the URL as libcurl reads it, so that what is checked is what is called.
std::string Part(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return "";
  std::string result(text);
  curl_free(text);
  return result;
}

bool IsLoopback(const std::string& host) {
  in_addr address{};
  if (inet_pton(AF_INET, host.c_str(), &address) == 1) {
    return (ntohl(address.s_addr) >> 24) == 127;
  }
  return host == "localhost" || host == "[::1]";
}

class UrlKeyFetcher final : public KeyFetcher {
 public:
  UrlKeyFetcher(UrlKeyFetcherOptions options, Url url, bool loopback)
      : options_(std::move(options)), url_(std::move(url)), loopback_(loopback) {}

  absl::StatusOr<std::optional<std::string>> Fetch() override {
    const std::unique_ptr<CURL, CurlRelease> handle(curl_easy_init());
    const std::unique_ptr<curl_slist, CurlRelease> headers(
        curl_slist_append(nullptr, "Accept: application/jwk-set+json, application/json"));
    if (handle == nullptr || headers == nullptr) return absl::UnavailableError("out of memory");
    char why[CURL_ERROR_SIZE] = "";
    Reply reply;
    Configure(handle.get(), headers.get(), reply, why);
    const CURLcode result = curl_easy_perform(handle.get());
    if (reply.too_large) return Fail("the reply is larger than 256 KiB");
    if (result != CURLE_OK) return Fail(why[0] != '\0' ? why : curl_easy_strerror(result));
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) return Fail(absl::StrCat("the reply has HTTP status ", status));
    return std::move(reply.text);
  }

  void Cancel() override { cancelled_.store(true); }

 private:
  struct Reply {
    std::string text;
    bool too_large = false;
  };

  void Configure(CURL* handle, curl_slist* headers, Reply& reply, char* why) {
    curl_easy_setopt(handle, CURLOPT_CURLU, url_.get());
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, why);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(absl::ToInt64Milliseconds(options_.connect_timeout)));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS,
                     static_cast<long>(absl::ToInt64Milliseconds(options_.timeout)));
    // Keys from this machine never take the way of a proxy that the environment names.
    if (loopback_) curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (!options_.ca_file.empty()) {
      curl_easy_setopt(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &UrlKeyFetcher::OnBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &UrlKeyFetcher::OnProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, this);
  }

  // Less than `count` ends the transfer.
  static size_t OnBody(const char* bytes, size_t /*one*/, size_t count, Reply* reply) {
    reply->too_large = reply->text.size() + count > kLargestReply;
    if (reply->too_large) return 0;
    reply->text.append(bytes, count);
    return count;
  }

  // Called at least once a second; other than 0 ends the transfer.
  static int OnProgress(const UrlKeyFetcher* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return self->cancelled_.load() ? 1 : 0;
  }

  absl::Status Fail(absl::string_view why) const {
    return absl::UnavailableError(absl::StrCat(options_.url, " cannot be fetched: ", why));
  }

  const UrlKeyFetcherOptions options_;
  const Url url_;
  const bool loopback_;
  std::atomic<bool> cancelled_{false};
};

}  // namespace

absl::StatusOr<std::unique_ptr<KeyFetcher>> MakeUrlKeyFetcher(UrlKeyFetcherOptions options) {
  static absl::once_flag once;
  absl::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Url url(curl_url());
  if (url == nullptr ||
      curl_url_set(url.get(), CURLUPART_URL, options.url.c_str(), 0) != CURLUE_OK) {
    return absl::InvalidArgumentError("the key set's URL is malformed");
  }
  const std::string scheme = Part(url.get(), CURLUPART_SCHEME);
  const bool loopback = IsLoopback(Part(url.get(), CURLUPART_HOST));
  if (scheme != "https" && !(scheme == "http" && loopback)) {
    return absl::InvalidArgumentError(
        "the key set's URL must be https, or http to a loopback host");
  }
  if (!Part(url.get(), CURLUPART_USER).empty() || !Part(url.get(), CURLUPART_PASSWORD).empty()) {
    return absl::InvalidArgumentError("the key set's URL must not hold a user or password");
  }
  return std::make_unique<UrlKeyFetcher>(std::move(options), std::move(url), loopback);
}

}  // namespace copperplate::auth
