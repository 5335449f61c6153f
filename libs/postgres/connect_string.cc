#include "libs/postgres/connect_string.h"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
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
  std::string text = "postgresql:///";
  char separator = '?';
  for (const auto& [keyword, value] : *values) {
    text += std::exchange(separator, '&');
    absl::StrAppend(&text, keyword, "=", PercentEncode(value));
  }
  return text;
}

}  // namespace copperplate::postgres
