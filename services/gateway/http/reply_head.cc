#include "services/gateway/http/reply_head.h"

#include <ctime>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace copperplate::gateway {
namespace {

// `Sat, 31 Mar 2018 09:00:00 GMT`, formatted once a second.
absl::string_view Date() {
  thread_local int64_t second = 0;
  thread_local std::string text;
  const int64_t now = absl::GetCurrentTimeNanos() / 1000000000;
  if (now != second) {
    second = now;
    text = absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", absl::FromUnixSeconds(now),
                            absl::UTCTimeZone());
  }
  return text;
}

}  // namespace

absl::string_view ReasonPhrase(int http_status) {
  switch (http_status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 499:
      return "Client Closed Request";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

std::string FormatReplyHead(const HttpReply& reply, const ReplyFraming& framing) {
  std::string head;
  head.reserve(512);
  absl::StrAppend(&head, "HTTP/1.1 ", reply.status, " ", ReasonPhrase(reply.status),
                  "\r\nDate: ", Date(), "\r\n");
  for (const auto& [name, value] : reply.fields) {
    absl::StrAppend(&head, name, ": ", value, "\r\n");
  }
  if (framing.chunked) {
    absl::StrAppend(&head, "Transfer-Encoding: chunked\r\n");
  } else if (framing.content_length.has_value()) {
    absl::StrAppend(&head, "Content-Length: ", *framing.content_length, "\r\n");
  }
  if (framing.close) {
    absl::StrAppend(&head, "Connection: close\r\n");
  } else if (framing.http10) {
    absl::StrAppend(&head, "Connection: keep-alive\r\n");
  }
  absl::StrAppend(&head, "\r\n");
  return head;
}

bool IsFieldValue(absl::string_view value) {
  for (const char c : value) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c)) && c != '\t') return false;
  }
  return true;
}

absl::string_view RequestHead::Field(absl::string_view name) const {
  for (const auto& [field, value] : fields) {
    if (absl::EqualsIgnoreCase(field, name)) return value;
  }
  return "";
}

bool RequestHead::Has(absl::string_view name) const {
  for (const auto& [field, value] : fields) {
    if (absl::EqualsIgnoreCase(field, name)) return true;
  }
  return false;
}

}  // namespace copperplate::gateway
