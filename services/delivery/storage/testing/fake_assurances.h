#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

// The Board Assurance Framework in memory, of the forces cambridgeshire and essex. Thread-safe.
class FakeAssurances final : public AssuranceRepository {
 public:
  absl::StatusOr<AssuranceContent> Get(const RequestContext& context, absl::string_view id,
                                       bool sensitive) override;
  absl::StatusOr<Page<AssuranceEntryRecord>> List(const RequestContext& context,
                                                  const AssuranceEntryQuery& query) override;
  absl::StatusOr<AssuranceFrameworkContent> ReadFramework(
      const RequestContext& context, const AssuranceFrameworkQuery& query) override;
  absl::StatusOr<AssuranceLevelsRecord> ReadLevels(const RequestContext& context) override;
  absl::StatusOr<Changed<AssuranceEntryRecord>> ChangeEntry(
      const RequestContext& context, const AssuranceEntryChange& change) override;
  absl::StatusOr<Changed<AssuranceRecord>> ChangeAssurance(const RequestContext& context,
                                                           const AssuranceChange& change) override;
  absl::StatusOr<Changed<AssuranceLevelsRecord>> ChangeLevels(
      const RequestContext& context, const AssuranceLevelsChange& change) override;

  // An objective or action that entries may name.
  void AddReference(const std::string& name);
  // The plan's objectives and actions are no longer named to everybody.
  void MarkSensitive(const std::string& plan);
  // `assurance_entry.read forces/...`, the oldest first.
  std::vector<std::string> Events();

 private:
  struct Held {
    AssuranceContent content;
    int64_t changes = 0;
  };
  struct Request {
    Sha256Digest body{};
    std::string reply;
  };
  // A kind's own in a change.
  template <typename Record>
  struct Kind {
    absl::string_view type;
    absl::FunctionRef<std::string(const Record&)> name;
    // Puts what was decided in its place.
    absl::FunctionRef<void(Held&, const Decided<Record>&)> put;
  };

  Held* Find(const RequestContext& context, absl::string_view entry, bool sensitive);
  void TellRead(const RequestContext& context, const AssuranceEntry& entry);
  AssuranceLevelsRecord LevelsOf(const std::string& force) const;
  // The entry without the names that the caller may not know of.
  AssuranceEntryRecord Seen(AssuranceEntryRecord record, bool sensitive) const;
  absl::Status CheckReferences(const AssuranceEntry& entry, const AssuranceEntry* before) const;
  // What the request was answered, where it is a repeat.
  absl::StatusOr<std::optional<FirstResult>> FindRequest(const RequestContext& context) const;
  void RecordRequest(const RequestContext& context, std::string reply);
  // The course of a change behind its look at the entry.
  template <typename Record>
  absl::StatusOr<Changed<Record>> Run(
      const RequestContext& context, const std::string& entry,
      absl::FunctionRef<absl::StatusOr<Decided<Record>>(Held*)> decide, WriteMode mode,
      const Printer<Record>& print, const Kind<Record>& kind);

  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Held> entries_;  // by force and id
  std::map<std::string, AssuranceLevelsRecord> levels_;          // by force, once changed
  std::set<std::string> references_;
  std::set<std::string> sensitive_plans_;  // names
  std::map<std::tuple<std::string, std::string, std::string>, Request> requests_;
  std::vector<std::string> events_;
  int uids_ = 0;
};

}  // namespace copperplate::delivery
