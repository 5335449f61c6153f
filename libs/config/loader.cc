#include "libs/config/loader.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::config {
namespace {

constexpr char kFlagFile[] = "flagfile";
constexpr char kHelp[] = "help";

std::string Line(absl::string_view name, absl::string_view source, absl::string_view what) {
  return absl::StrCat(name, " (", source, "): ", what);
}

// Levenshtein's distance: insertions, deletions and replacements of one character.
size_t EditDistance(absl::string_view a, absl::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

}  // namespace

Loader::Loader(Settings& settings, const Settings::Environment& environment)
    : settings_(settings), environment_(environment) {}

std::string Loader::VariableOf(absl::string_view name) {
  return absl::StrCat("COPPERPLATE_", absl::AsciiStrToUpper(name));
}

absl::Status Loader::Load(absl::Span<const std::string> arguments) {
  const std::vector<Assignment> assignments = ReadArguments(
      arguments,
      [this](absl::string_view name) {
        const Setting* setting = Find(name);
        return name == kHelp || (setting != nullptr && setting->takes_no_value_);
      },
      faults_);
  for (const Assignment& assignment : assignments) {
    if (assignment.name == kHelp) return absl::CancelledError("help was asked for");
  }
  if (const auto path = environment_(VariableOf(kFlagFile)); path.has_value()) {
    ApplyFlagFile(*path, VariableOf(kFlagFile));
  }
  for (const Assignment& assignment : assignments) {
    if (assignment.name == kFlagFile) {
      ApplyFlagFile(assignment.value.value_or(""), assignment.source);
    }
  }
  ApplyEnvironment();
  for (const Assignment& assignment : assignments) {
    if (assignment.name != kFlagFile) Apply(assignment);
  }
  Finish();
  if (faults_.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(faults_, "\n"));
}

void Loader::ApplyFlagFile(const std::string& path, const std::string& source) {
  const auto assignments = ReadFlagFile(path, faults_);
  if (!assignments.ok()) {
    faults_.push_back(
        Line(kFlagFile, source, absl::StrCat(path, " ", assignments.status().message())));
    return;
  }
  for (const Assignment& assignment : *assignments) Apply(assignment);
}

void Loader::ApplyEnvironment() {
  for (const Setting& setting : settings_.settings_) {
    for (const std::string& name : {setting.name_, setting.secret_name_}) {
      if (name.empty()) continue;
      const std::string variable = VariableOf(name);
      const auto value = environment_(variable);
      if (value.has_value()) Apply({name, value, variable});
    }
  }
}

void Loader::Apply(const Assignment& assignment) {
  const auto fault = [&](absl::string_view what) {
    faults_.push_back(Line(assignment.name, assignment.source, what));
  };
  if (IsSecretsName(assignment.name)) {
    return fault(absl::StrCat("is a secret: put it into a file and set ", assignment.name,
                              "_file to the file's path"));
  }
  Setting* setting = Find(assignment.name);
  if (setting == nullptr) return fault(Unknown(assignment.name));
  if (!assignment.value.has_value() && !setting->takes_no_value_) return fault("has no value");
  setting->source_ = assignment.source;
  const absl::Status status = setting->assign_(assignment.value.value_or("true"));
  if (!status.ok()) fault(status.message());
}

void Loader::Finish() {
  const SecretAccess access =
      settings_.secret_files_group_readable_ ? SecretAccess::kGroup : SecretAccess::kOwner;
  for (Setting& setting : settings_.settings_) {
    if (setting.required_ && (setting.source_ == "default" || setting.show_().empty())) {
      faults_.push_back(absl::StrCat(setting.name_, ": is required (--", setting.name_, " or ",
                                     VariableOf(setting.name_), ")"));
    }
    if (setting.secret_ == nullptr || setting.path_.empty()) continue;
    auto secret = ReadSecretFile(setting.path_, access);
    if (secret.ok()) {
      *setting.secret_ = *std::move(secret);
    } else {
      faults_.push_back(Line(setting.name_, setting.source_,
                             absl::StrCat(setting.path_, " ", secret.status().message())));
    }
  }
}

Setting* Loader::Find(absl::string_view name) {
  const auto found = std::find_if(settings_.settings_.begin(), settings_.settings_.end(),
                                  [&](const Setting& setting) { return setting.name_ == name; });
  return found == settings_.settings_.end() ? nullptr : &*found;
}

bool Loader::IsSecretsName(absl::string_view name) const {
  return std::any_of(settings_.settings_.begin(), settings_.settings_.end(),
                     [&](const Setting& setting) {
                       return setting.secret_ != nullptr && setting.secret_name_ == name;
                     });
}

std::string Loader::Unknown(absl::string_view name) const {
  for (const Setting& setting : settings_.settings_) {
    if (EditDistance(name, setting.name_) <= 2) {
      return absl::StrCat("is no setting; did you mean ", setting.name_, "?");
    }
  }
  return "is no setting";
}

}  // namespace copperplate::config
