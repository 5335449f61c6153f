#include "libs/config/settings.h"

#include <cstdlib>
#include <iostream>
#include <limits>
#include <type_traits>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/config/loader.h"
#include "libs/config/value.h"
#include "libs/status/status_macros.h"

namespace copperplate::config {

Settings::Settings(absl::string_view program, absl::string_view about)
    : program_(program), about_(about) {}

Setting& Settings::Declare(absl::string_view name, absl::string_view form, absl::string_view help) {
  Setting& setting = settings_.emplace_back();
  setting.name_ = std::string(name);
  setting.form_ = std::string(form);
  setting.help_ = std::string(help);
  return setting;
}

Setting& Settings::Text(absl::string_view name, std::string& value, absl::string_view help) {
  Setting& setting = Declare(name, "text", help);
  setting.assign_ = [&setting, &value](absl::string_view text) {
    value = std::string(text);
    return setting.CheckText(text);
  };
  setting.show_ = [&value] { return value; };
  return setting;
}

template <typename Number>
Setting& Settings::DeclareInt(absl::string_view name, Number& value, absl::string_view help) {
  Setting& setting = Declare(name, "whole number", help);
  setting.least_ = std::numeric_limits<Number>::min();
  setting.most_ = std::numeric_limits<Number>::max();
  setting.assign_ = [&setting, &value](absl::string_view text) {
    ABSL_ASSIGN_OR_RETURN(const int64_t number, ParseInt(text, setting.least_, setting.most_));
    value = static_cast<Number>(number);
    return absl::OkStatus();
  };
  setting.show_ = [&value] { return absl::StrCat(value); };
  return setting;
}

Setting& Settings::Int(absl::string_view name, int& value, absl::string_view help) {
  return DeclareInt(name, value, help);
}

Setting& Settings::Int(absl::string_view name, int64_t& value, absl::string_view help) {
  return DeclareInt(name, value, help);
}

Setting& Settings::Bool(absl::string_view name, bool& value, absl::string_view help) {
  Setting& setting = Declare(name, "true or false", help);
  setting.takes_no_value_ = true;
  setting.assign_ = [&value](absl::string_view text) {
    ABSL_ASSIGN_OR_RETURN(value, ParseBool(text));
    return absl::OkStatus();
  };
  setting.show_ = [&value] { return std::string(value ? "true" : "false"); };
  return setting;
}

Setting& Settings::Duration(absl::string_view name, absl::Duration& value, absl::string_view help) {
  Setting& setting = Declare(name, "duration in ms, s, m or h", help);
  setting.assign_ = [&setting, &value](absl::string_view text) {
    ABSL_ASSIGN_OR_RETURN(value, ParseDuration(text, setting.shortest_, setting.longest_));
    return absl::OkStatus();
  };
  setting.show_ = [&value] { return absl::FormatDuration(value); };
  return setting;
}

Setting& Settings::Bytes(absl::string_view name, int64_t& value, absl::string_view help) {
  Setting& setting = Declare(name, "bytes, KiB, MiB or GiB", help);
  setting.least_ = 0;
  setting.assign_ = [&setting, &value](absl::string_view text) {
    ABSL_ASSIGN_OR_RETURN(value, ParseBytes(text, setting.least_, setting.most_));
    return absl::OkStatus();
  };
  setting.show_ = [&value] { return FormatBytes(value); };
  return setting;
}

Setting& Settings::List(absl::string_view name, std::vector<std::string>& value,
                        absl::string_view help) {
  Setting& setting = Declare(name, "list, separated by commas", help);
  setting.assign_ = [&setting, &value](absl::string_view text) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(value, ParseList(text));
    for (const std::string& item : value) ABSL_RETURN_IF_ERROR(setting.CheckText(item));
    return absl::OkStatus();
  };
  setting.show_ = [&value] { return absl::StrJoin(value, ","); };
  return setting;
}

Setting& Settings::Secret(absl::string_view name, config::Secret& value, absl::string_view help) {
  bool first = true;
  for (const Setting& other : settings_) first = first && other.secret_ == nullptr;
  if (first) {
    Bool("secret_files_group_readable", secret_files_group_readable_,
         "Whether the group of a secret's file may read it; others never may.");
  }
  Setting& setting = Declare(absl::StrCat(name, "_file"), "path of a file with the secret", help);
  setting.secret_ = &value;
  setting.secret_name_ = std::string(name);
  setting.assign_ = [&setting](absl::string_view text) {
    setting.path_ = std::string(text);
    return absl::OkStatus();
  };
  setting.show_ = [&setting] { return setting.path_; };
  return setting;
}

absl::Status Settings::Parse(absl::Span<const std::string> arguments,
                             const Environment& environment) {
  return Loader(*this, environment).Load(arguments);
}

std::optional<int> Settings::Load(int argc, const char* const* argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  // Taken before Parse() sets the variables, whose present values are the defaults.
  const std::string help = Help();
  const absl::Status status =
      Parse(arguments, [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
      });
  if (status.ok()) return std::nullopt;
  if (absl::IsCancelled(status)) {
    std::cout << help;
    return 0;
  }
  std::cerr << program_ << ": the settings cannot be used (--help lists them):\n"
            << status.message() << "\n";
  return 2;
}

std::string Settings::Help() const {
  std::string text = absl::StrCat(
      program_, ": ", about_,
      "\n\nA setting comes from its default, a flags file (--flagfile=PATH, lines name=value), the "
      "environment\n(COPPERPLATE_<NAME>) and the command line (--name=value), each overruling "
      "those "
      "before it.\nSecrets come from files only.\n");
  for (const Setting& setting : settings_) {
    absl::StrAppend(&text, "\n--", setting.name_, "  (", setting.form_, setting.bounds_, ")\n    ",
                    setting.help_);
    if (!setting.choices_.empty()) {
      absl::StrAppend(&text, " One of ", absl::StrJoin(setting.choices_, ", "), ".");
    }
    const std::string shown = setting.show_();
    absl::StrAppend(&text, "\n    ",
                    setting.required_ ? "Required"
                    : shown.empty()   ? "Default: none"
                                      : absl::StrCat("Default: ", shown),
                    ". Environment: ", Loader::VariableOf(setting.name_), ".\n");
  }
  return text;
}

std::vector<std::string> Settings::Effective() const {
  std::vector<std::string> lines;
  for (const Setting& setting : settings_) {
    lines.push_back(absl::StrCat(setting.name_, "=", setting.show_(), " (", setting.source_, ")"));
  }
  return lines;
}

}  // namespace copperplate::config
