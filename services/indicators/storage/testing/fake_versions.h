#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/status/status_macros.h"
#include "libs/text/string_view.h"
#include "services/indicators/storage/testing/fake_ledger.h"

namespace copperplate::indicators {

// What stands now.
inline constexpr int64_t kNewest = std::numeric_limits<int64_t>::max();

// The first `limit` of `rows`, which are in order.
template <typename Record>
Page<Record> FirstOf(std::vector<Record> rows, int limit) {
  Page<Record> page;
  page.more = rows.size() > static_cast<size_t>(limit);
  if (page.more) rows.resize(static_cast<size_t>(limit));
  page.rows = std::move(rows);
  return page;
}

// What a fake's resource has of its own in a change (storage/versioned.h).
template <typename Record>
struct FakeChange {
  absl::string_view type;
  absl::FunctionRef<std::string(const Record&)> name;
  absl::FunctionRef<absl::StatusOr<Decided<Record>>(const std::vector<Record>& held)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<Record> print;
};

// Every version of one kind of resource of all forces, in memory. Used under the ledger's mutex.
template <typename Record>
class FakeVersions {
 public:
  // Those that stood at `revision`, by id.
  std::vector<Record> At(absl::string_view force, int64_t revision) const {
    std::vector<Record> records;
    const auto of_force = resources_.find(ToStd(force));
    if (of_force == resources_.end()) return records;
    for (const auto& [id, versions] : of_force->second) {
      const auto after = versions.upper_bound(revision);
      if (after == versions.begin() || std::prev(after)->second.deleted) continue;
      records.push_back(std::prev(after)->second.record);
    }
    return records;
  }

  // The last version of the resource that `record` is a version of; its end where that is it.
  const Record& NewestOf(absl::string_view force, const Record& record) const {
    const Versions& versions = resources_.find(ToStd(force))->second.find(IdOf(record))->second;
    const auto newest = std::find_if(versions.rbegin(), versions.rend(), [&](const auto& version) {
      return version.second.record.header.uid == record.header.uid;
    });
    return newest->second.record;
  }

  // Whether the force ever had it.
  bool Has(absl::string_view force, absl::string_view id) const {
    const auto of_force = resources_.find(ToStd(force));
    return of_force != resources_.end() && of_force->second.contains(ToStd(id));
  }

  absl::StatusOr<Record> Get(const FakeLedger& ledger, const RequestContext& context,
                             absl::string_view id, std::optional<absl::Time> known_at,
                             const absl::Status& unknown) const {
    ABSL_RETURN_IF_ERROR(ledger.CheckForce(context.force));
    ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger.RevisionAt(context.force, known_at));
    const std::vector<Record> records = At(context.force, revision);
    const Record* const found = FindById(records, id);
    if (found == nullptr) return unknown;
    return *found;
  }

  absl::StatusOr<Changed<Record>> Change(FakeLedger& ledger, const RequestContext& context,
                                         const FakeChange<Record>& change) {
    const std::string& force = context.force;
    ABSL_RETURN_IF_ERROR(ledger.CheckForce(force));
    ABSL_ASSIGN_OR_RETURN(auto first, ledger.FindRequest(context));
    if (first.has_value()) return *std::move(first);
    const std::vector<Record> held = At(force, kNewest);
    ABSL_ASSIGN_OR_RETURN(Decided<Record> decided, change.decide(held));
    Record& record = decided.record;
    record.header = {};
    if (change.mode == WriteMode::kValidateOnly) return record;

    record.header.version = ledger.NextRevision(force);
    record.header.update_time = ledger.Stamp(force);
    record.header.uid = decided.before.has_value() ? decided.before->header.uid : ledger.NextUid();
    record.header.create_time =
        decided.before.has_value() ? decided.before->header.create_time : record.header.update_time;
    FakeLedger::Event event{force,
                            context.caller,
                            absl::StrCat(change.type, ".", decided.verb),
                            change.name(record),
                            std::nullopt,
                            std::nullopt};
    if (decided.before.has_value()) event.before = change.print.image(*decided.before).open;
    if (!decided.deleted) event.after = change.print.image(record).open;
    resources_[force][IdOf(record)][record.header.version] = {record, decided.deleted};
    ledger.Record(context, std::move(event), [&] { return change.print.reply(record); });
    return record;
  }

 private:
  struct Version {
    Record record;
    bool deleted = false;  // there is one no more
  };
  using Versions = std::map<int64_t, Version>;  // by revision

  // By force and id.
  std::map<std::string, std::map<std::string, Versions, std::less<>>, std::less<>> resources_;
};

}  // namespace copperplate::indicators
