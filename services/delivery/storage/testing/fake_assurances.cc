#include "services/delivery/storage/testing/fake_assurances.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "libs/change/force.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/assurance_names.h"

namespace copperplate::delivery {
namespace {

std::vector<AssuranceLevel> LevelsOfAll() {
  return {{"SUBSTANTIAL", "Substantial"},
          {"REASONABLE", "Reasonable"},
          {"PARTIAL", "Partial"},
          {"MINIMAL", "Minimal"}};
}

absl::Time FakeNow() { return absl::FromUnixMicros(absl::ToUnixMicros(absl::Now())); }

absl::Status CheckForceOfFake(absl::string_view force) {
  return force == "cambridgeshire" || force == "essex" ? absl::OkStatus() : ForceUnknown();
}

}  // namespace

void FakeAssurances::AddReference(const std::string& name) {
  const std::lock_guard lock(mutex_);
  references_.insert(name);
}

void FakeAssurances::MarkSensitive(const std::string& plan) {
  const std::lock_guard lock(mutex_);
  sensitive_plans_.insert(plan);
}

std::vector<std::string> FakeAssurances::Events() {
  const std::lock_guard lock(mutex_);
  return events_;
}

FakeAssurances::Held* FakeAssurances::Find(const RequestContext& context, absl::string_view entry,
                                           bool sensitive) {
  const auto found = entries_.find({context.force, std::string(entry)});
  if (found == entries_.end()) return nullptr;
  return found->second.content.entry.entry.sensitive() && !sensitive ? nullptr : &found->second;
}

void FakeAssurances::TellRead(const RequestContext& context, const AssuranceEntry& entry) {
  if (!entry.sensitive()) return;
  events_.push_back(
      absl::StrCat("assurance_entry.read ", kAssuranceEntryName.Format(context.force, entry.id)));
}

AssuranceEntryRecord FakeAssurances::Seen(AssuranceEntryRecord record, bool sensitive) const {
  const auto is_hidden = [&](const std::string& name) {
    return !sensitive && std::any_of(sensitive_plans_.begin(), sensitive_plans_.end(),
                                     [&](const std::string& plan) {
                                       return absl::StartsWith(name, absl::StrCat(plan, "/"));
                                     });
  };
  AssuranceEntry& entry = record.entry;
  if (is_hidden(entry.plan_objective)) entry.plan_objective.clear();
  std::erase_if(entry.actions, is_hidden);
  return record;
}

AssuranceLevelsRecord FakeAssurances::LevelsOf(const std::string& force) const {
  const auto changed = levels_.find(force);
  if (changed != levels_.end()) return changed->second;
  AssuranceLevelsRecord record;
  record.levels = LevelsOfAll();
  record.header.version = 1;
  return record;
}

absl::Status FakeAssurances::CheckReferences(const AssuranceEntry& entry,
                                             const AssuranceEntry* before) const {
  Faults faults;
  const std::string& objective = entry.plan_objective;
  if (!objective.empty() && (before == nullptr || before->plan_objective != objective) &&
      references_.count(objective) == 0) {
    AddObjectiveUnknown(faults);
  }
  for (size_t i = 0; i < entry.actions.size(); ++i) {
    const std::string& action = entry.actions[i];
    const bool was_named =
        before != nullptr &&
        std::find(before->actions.begin(), before->actions.end(), action) != before->actions.end();
    if (!was_named && references_.count(action) == 0) {
      AddActionUnknown(absl::StrCat("actions[", i, "]"), faults);
    }
  }
  return faults.ToStatus();
}

absl::StatusOr<AssuranceContent> FakeAssurances::Get(const RequestContext& context,
                                                     absl::string_view id, bool sensitive) {
  const std::lock_guard lock(mutex_);
  const Held* const held = Find(context, id, sensitive);
  if (held == nullptr) return AssuranceEntryUnknown();
  TellRead(context, held->content.entry.entry);
  AssuranceContent content = held->content;
  content.entry = Seen(content.entry, sensitive);
  return content;
}

absl::StatusOr<Page<AssuranceEntryRecord>> FakeAssurances::List(const RequestContext& context,
                                                                const AssuranceEntryQuery& query) {
  ABSL_RETURN_IF_ERROR(CheckForceOfFake(context.force));
  const std::lock_guard lock(mutex_);
  Page<AssuranceEntryRecord> page;
  for (const auto& [key, held] : entries_) {
    const AssuranceEntryRecord& record = held.content.entry;
    if (key.first != context.force || key.second <= query.after) continue;
    if (record.entry.sensitive() && !query.sensitive) continue;
    if (page.rows.size() == static_cast<size_t>(query.limit)) {
      page.more = true;
      break;
    }
    page.rows.push_back(Seen(record, query.sensitive));
    TellRead(context, record.entry);
  }
  return page;
}

absl::StatusOr<AssuranceFrameworkContent> FakeAssurances::ReadFramework(
    const RequestContext& context, const AssuranceFrameworkQuery& query) {
  ABSL_RETURN_IF_ERROR(CheckForceOfFake(context.force));
  const std::lock_guard lock(mutex_);
  AssuranceFrameworkContent framework;
  for (const auto& [key, held] : entries_) {
    const AssuranceEntryRecord& record = held.content.entry;
    if (key.first != context.force || (record.entry.sensitive() && !query.sensitive)) continue;
    AssuranceContent& content = framework.entries.emplace_back();
    content.entry = Seen(record, query.sensitive);
    for (const AssuranceRecord& assurance : held.content.assurances) {
      const absl::CivilDay given_on = assurance.assurance.given_on;
      if (given_on < query.given_from || given_on > query.given_to) continue;
      content.assurances.push_back(assurance);
    }
    TellRead(context, record.entry);
  }
  framework.levels = LevelsOf(context.force).levels;
  return framework;
}

absl::StatusOr<AssuranceLevelsRecord> FakeAssurances::ReadLevels(const RequestContext& context) {
  ABSL_RETURN_IF_ERROR(CheckForceOfFake(context.force));
  const std::lock_guard lock(mutex_);
  return LevelsOf(context.force);
}

absl::StatusOr<std::optional<FirstResult>> FakeAssurances::FindRequest(
    const RequestContext& context) const {
  if (!context.idempotency.has_value()) return std::nullopt;
  const auto first =
      requests_.find({context.force, context.caller, context.idempotency->request_id});
  if (first == requests_.end()) return std::nullopt;
  if (first->second.body != context.idempotency->body) return RequestIdReused();
  return FirstResult{first->second.reply};
}

void FakeAssurances::RecordRequest(const RequestContext& context, std::string reply) {
  requests_[{context.force, context.caller, context.idempotency->request_id}] = {
      context.idempotency->body, std::move(reply)};
}

template <typename Record>
absl::StatusOr<Changed<Record>> FakeAssurances::Run(
    const RequestContext& context, const std::string& entry,
    absl::FunctionRef<absl::StatusOr<Decided<Record>>(Held*)> decide, WriteMode mode,
    const Printer<Record>& print, const Kind<Record>& kind) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(std::optional<FirstResult> first, FindRequest(context));
  if (first.has_value()) return Changed<Record>(*std::move(first));
  ABSL_ASSIGN_OR_RETURN(Decided<Record> decided, decide(Find(context, entry, true)));
  Record& record = decided.record;
  record.header = {};
  if (mode == WriteMode::kValidateOnly) return Changed<Record>(record);
  Held& held = entries_[{context.force, entry}];
  record.header.version = ++held.changes;
  record.header.update_time = FakeNow();
  record.header.updated_by = context.caller;
  if (decided.before.has_value()) {
    record.header.uid = decided.before->header.uid;
    record.header.create_time = decided.before->header.create_time;
    record.header.created_by = decided.before->header.created_by;
  } else {
    record.header.uid = absl::StrFormat("00000000-0000-7000-8000-%012d", ++uids_);
    record.header.create_time = record.header.update_time;
    record.header.created_by = context.caller;
  }
  if (decided.before.has_value()) print.image(*decided.before);
  if (!decided.deleted) print.image(record);
  kind.put(held, decided);
  events_.push_back(absl::StrCat(kind.type, ".", decided.verb, " ", kind.name(record)));
  if (context.idempotency.has_value()) RecordRequest(context, print.reply(record));
  return Changed<Record>(record);
}

absl::StatusOr<Changed<AssuranceEntryRecord>> FakeAssurances::ChangeEntry(
    const RequestContext& context, const AssuranceEntryChange& change) {
  using Next = Decided<AssuranceEntryRecord>;
  const auto decide = [&](Held* held) -> absl::StatusOr<Next> {
    ABSL_RETURN_IF_ERROR(CheckForceOfFake(context.force));
    HeldAssuranceEntry of_force;
    if (held != nullptr) of_force.present = &held->content;
    of_force.entries =
        static_cast<int>(std::count_if(entries_.begin(), entries_.end(), [&](const auto& other) {
          return other.first.first == context.force;
        }));
    ABSL_ASSIGN_OR_RETURN(Next decided, change.decide(of_force));
    ABSL_RETURN_IF_ERROR(CheckReferences(decided.record.entry,
                                         held == nullptr ? nullptr : &held->content.entry.entry));
    return decided;
  };
  const auto name = [&](const AssuranceEntryRecord& record) {
    return kAssuranceEntryName.Format(context.force, record.entry.id);
  };
  const auto put = [](Held& held, const Next& decided) { held.content.entry = decided.record; };
  return Run<AssuranceEntryRecord>(context, change.entry, decide, change.mode, change.print,
                                   {"assurance_entry", name, put});
}

absl::StatusOr<Changed<AssuranceRecord>> FakeAssurances::ChangeAssurance(
    const RequestContext& context, const AssuranceChange& change) {
  using Next = Decided<AssuranceRecord>;
  const auto decide = [&](Held* held) -> absl::StatusOr<Next> {
    if (held == nullptr) return AssuranceEntryUnknown();
    return change.decide(held->content, LevelsOf(context.force).levels);
  };
  const auto name = [&](const AssuranceRecord& record) {
    return kAssuranceName.Format(context.force, change.entry, record.assurance.id);
  };
  const auto put = [](Held& held, const Next& decided) {
    std::vector<AssuranceRecord>& records = held.content.assurances;
    records.erase(std::remove_if(records.begin(), records.end(),
                                 [&](const AssuranceRecord& other) {
                                   return IdOf(other) == IdOf(decided.record);
                                 }),
                  records.end());
    if (decided.deleted) return;
    const auto before = [](const AssuranceRecord& a, const AssuranceRecord& b) {
      return a.assurance.given_on != b.assurance.given_on
                 ? a.assurance.given_on > b.assurance.given_on
                 : a.assurance.id < b.assurance.id;
    };
    records.insert(std::upper_bound(records.begin(), records.end(), decided.record, before),
                   decided.record);
  };
  return Run<AssuranceRecord>(context, change.entry, decide, change.mode, change.print,
                              {"assurance", name, put});
}

absl::StatusOr<Changed<AssuranceLevelsRecord>> FakeAssurances::ChangeLevels(
    const RequestContext& context, const AssuranceLevelsChange& change) {
  ABSL_RETURN_IF_ERROR(CheckForceOfFake(context.force));
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(std::optional<FirstResult> first, FindRequest(context));
  if (first.has_value()) return Changed<AssuranceLevelsRecord>(*std::move(first));
  std::set<std::string> used;
  for (const auto& [key, held] : entries_) {
    if (key.first != context.force) continue;
    for (const AssuranceRecord& record : held.content.assurances) {
      used.insert(record.assurance.level);
    }
  }
  const HeldAssuranceLevels held{.present = LevelsOf(context.force),
                                 .of_all = LevelsOfAll(),
                                 .used = {used.begin(), used.end()}};
  ABSL_ASSIGN_OR_RETURN(Decided<AssuranceLevelsRecord> decided, change.decide(held));
  AssuranceLevelsRecord& record = decided.record;
  record.header = {};
  if (change.mode == WriteMode::kValidateOnly) return Changed<AssuranceLevelsRecord>(record);
  record.header.version = held.present.header.version + 1;
  record.header.update_time = FakeNow();
  record.header.updated_by = context.caller;
  change.print.image(held.present);
  change.print.image(record);
  levels_[context.force] = record;
  events_.push_back(absl::StrCat("assurance_levels.", decided.verb, " ",
                                 kAssuranceLevelsName.Format(context.force)));
  if (context.idempotency.has_value()) RecordRequest(context, change.print.reply(record));
  return Changed<AssuranceLevelsRecord>(record);
}

}  // namespace copperplate::delivery
