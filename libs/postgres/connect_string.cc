#include "libs/postgres/connect_string.h"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

absl::Status MalformedError(absl::string_view what) {
  return Error(absl::StatusCode::kInvalidArgument, "DATABASE_DSN", what).Build();
}

absl::StatusOr<std::map<std::string, std::string>> Parse(const std::string& dsn) {
  struct Free {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
  };
  const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(dsn.c_str(), nullptr));
  if (options == nullptr) return MalformedError("the connection string is malformed");
  std::map<std::string, std::string> values;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values[option->keyword] = option->val;
  }
  return values;
}

std::string ServerOptions(const ConnectSettings& settings) {
  std::string options = " -cTimeZone=UTC -cDateStyle=ISO";
  if (!settings.schema.empty()) absl::StrAppend(&options, " -csearch_path=", settings.schema);
  const auto add_limit = [&options](absl::string_view name, absl::Duration limit) {
    if (limit > absl::ZeroDuration()) {
      absl::StrAppend(&options, " -c", name, "=", absl::ToInt64Milliseconds(limit));
    }
  };
  add_limit("statement_timeout", settings.statement_timeout);
  add_limit("idle_in_transaction_session_timeout", settings.idle_in_transaction_timeout);
  return options;
}

bool IsLocal(absl::string_view host) {
  return absl::StartsWith(host, "/") || absl::StartsWith(host, "@") || host == "localhost" ||
         host == "::1" || absl::StartsWith(host, "127.");
}

// Whether every server that libpq may connect to is on this machine, as far as the connection
// string says: it may leave the host to the environment or to a service file.
bool AllLocal(const std::map<std::string, std::string>& values) {
  for (const char* const keyword : {"hostaddr", "host"}) {
    const auto found = values.find(keyword);
    if (found == values.end() || found->second.empty()) continue;
    const std::vector<absl::string_view> hosts = absl::StrSplit(found->second, ',');
    return std::all_of(hosts.begin(), hosts.end(), IsLocal);
  }
  return false;
}

std::string PercentEncode(const std::string& value) {
  std::string encoded;
  for (const char c : value) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.') {
      encoded += c;
    } else {
      absl::StrAppend(&encoded, "%", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad2));
    }
  }
  return encoded;
}

}  // namespace

absl::Status CheckHoldsNoSecret(const std::string& dsn) {
  const absl::StatusOr<std::map<std::string, std::string>> values = Parse(dsn);
  if (!values.ok()) return values.status();
  for (const char* const keyword : {"password", "sslpassword"}) {
    if (values->contains(keyword)) {
      return MalformedError(absl::StrCat("the connection string holds a ", keyword));
    }
  }
  return absl::OkStatus();
}

bool IsPlainIdentifier(absl::string_view name) {
  if (name.empty() || name.size() > 63 || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

absl::StatusOr<std::string> BuildConnectString(const std::string& dsn,
                                               const ConnectSettings& settings) {
  if (!settings.schema.empty() && !IsPlainIdentifier(settings.schema)) {
    return MalformedError("the schema's name is no plain identifier");
  }
  absl::StatusOr<std::map<std::string, std::string>> values = Parse(dsn);
  if (!values.ok()) return values.status();
  (*values)["options"] += ServerOptions(settings);
  (*values)["client_encoding"] = "UTF8";
  if (!settings.application_name.empty()) {
    (*values)["application_name"] = settings.application_name;
  }
  for (const auto& [keyword, value] :
       {std::pair("connect_timeout", "2"), std::pair("tcp_user_timeout", "5000"),
        std::pair("keepalives_idle", "10"), std::pair("keepalives_interval", "5"),
        std::pair("keepalives_count", "3"), std::pair("gssencmode", "disable")}) {
    values->emplace(keyword, value);
  }
  // No more than a word where the host turns out to be a socket: libpq uses no TLS on one.
  if (!AllLocal(*values)) values->emplace("sslmode", "verify-full");
  std::string text = "postgresql:///";
  char separator = '?';
  for (const auto& [keyword, value] : *values) {
    text += std::exchange(separator, '&');
    absl::StrAppend(&text, keyword, "=", PercentEncode(value));
  }
  return text;
}

}  // namespace copperplate::postgres
