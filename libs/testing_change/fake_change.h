#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/record_image.h"
#include "libs/change/request_context.h"
#include "libs/status/status_macros.h"
#include "libs/testing_change/fake_ledger.h"

namespace copperplate::testing_change {

// What change_postgres::Work is to RunChange().
template <typename Record>
struct FakeWork {
  WriteMode mode = WriteMode::kWrite;
  absl::FunctionRef<absl::StatusOr<Record>()> decide;
  // Keeps the record, fills in its header, and gives what is told of the change.
  absl::FunctionRef<std::vector<FakeLedger::Event>(Record&)> write;
  PrintReply<Record> reply;
};

// What change_postgres::RunChange() is, under the ledger's mutex.
template <typename Record>
absl::StatusOr<Changed<Record>> RunFakeChange(FakeLedger& ledger, const RequestContext& context,
                                              const FakeWork<Record>& work) {
  ABSL_ASSIGN_OR_RETURN(auto first, ledger.FindRequest(context));
  if (first.has_value()) return Changed<Record>(*std::move(first));
  ABSL_ASSIGN_OR_RETURN(Record record, work.decide());
  if (work.mode == WriteMode::kValidateOnly) return Changed<Record>(std::move(record));
  std::vector<FakeLedger::Event> events = work.write(record);
  ledger.Record(context, std::move(events), [&] { return work.reply(record); });
  return Changed<Record>(std::move(record));
}

// What change_postgres::RecordWork is to ChangeSet::Add(). `put` keeps what was decided, or drops
// it where it is deleted.
template <typename Record>
struct FakeRecordWork {
  absl::string_view type;
  std::string name;
  std::function<void(const Decided<Record>&)> put;
  std::function<RecordImage(const Record&)> image;
};

// What change_postgres::ChangeSet is, under the ledger's mutex.
class FakeChangeSet {
 public:
  // The record stays where it is while the set lives.
  template <typename Record>
  const Record& Add(Decided<Record> decided, FakeRecordWork<Record> work) {
    auto change = std::make_unique<ChangeOf<Record>>(std::move(decided), std::move(work));
    const Record& record = change->record();
    changes_.push_back(std::move(change));
    return record;
  }

  // Fills in every header, then puts the records, each with its event, in the order in which they
  // were added.
  std::vector<FakeLedger::Event> Write(FakeLedger& ledger, const RequestContext& context,
                                       int64_t version);

 private:
  class Change {
   public:
    virtual ~Change() = default;
    virtual const RecordHeader* header_before() const = 0;
    virtual std::optional<std::string> ImageBefore() const = 0;
    virtual void SetHeader(RecordHeader header) = 0;
    virtual void Put(FakeLedger::Event& event) const = 0;
  };

  template <typename Record>
  class ChangeOf final : public Change {
   public:
    ChangeOf(Decided<Record> decided, FakeRecordWork<Record> work)
        : decided_(std::move(decided)), work_(std::move(work)) {
      decided_.record.header = {};
    }

    const Record& record() const { return decided_.record; }
    const RecordHeader* header_before() const override {
      return decided_.before.has_value() ? &decided_.before->header : nullptr;
    }
    std::optional<std::string> ImageBefore() const override {
      if (!decided_.before.has_value()) return std::nullopt;
      return work_.image(*decided_.before).open;
    }
    void SetHeader(RecordHeader header) override { decided_.record.header = std::move(header); }
    void Put(FakeLedger::Event& event) const override {
      event.type = absl::StrCat(work_.type, ".", decided_.verb);
      event.subject = work_.name;
      work_.put(decided_);
      if (!decided_.deleted) event.after = work_.image(decided_.record).open;
    }

   private:
    Decided<Record> decided_;
    const FakeRecordWork<Record> work_;
  };

  std::vector<std::unique_ptr<Change>> changes_;
};

// What change_postgres::SetWork is to ChangeAll().
template <typename Result>
struct FakeSetWork {
  WriteMode mode = WriteMode::kWrite;
  absl::FunctionRef<absl::Status(FakeChangeSet&)> decide;
  absl::FunctionRef<int64_t()> next_version;
  absl::FunctionRef<Result()> result;
  PrintReply<Result> reply;
};

// What change_postgres::ChangeAll() is.
template <typename Result>
absl::StatusOr<Changed<Result>> ChangeAllInFake(FakeLedger& ledger, const RequestContext& context,
                                                const FakeSetWork<Result>& work) {
  FakeChangeSet changes;
  const auto decide = [&]() -> absl::StatusOr<Result> {
    ABSL_RETURN_IF_ERROR(work.decide(changes));
    return work.result();
  };
  const auto write = [&](Result& result) {
    std::vector<FakeLedger::Event> events = changes.Write(ledger, context, work.next_version());
    result = work.result();
    return events;
  };
  return RunFakeChange<Result>(
      ledger, context, {.mode = work.mode, .decide = decide, .write = write, .reply = work.reply});
}

// What change_postgres::ResourceWork is to ChangeResource(). `put` keeps what was decided, or drops
// it where it is deleted.
template <typename Record>
struct FakeResourceWork {
  absl::string_view type;
  absl::FunctionRef<std::string(const Record&)> name;
  absl::FunctionRef<absl::StatusOr<Decided<Record>>()> decide;
  absl::FunctionRef<int64_t()> next_version;
  absl::FunctionRef<void(const Decided<Record>&)> put;
  WriteMode mode = WriteMode::kWrite;
  Printer<Record> print;
};

// What change_postgres::ChangeResource() is.
template <typename Record>
absl::StatusOr<Changed<Record>> ChangeFakeResource(FakeLedger& ledger,
                                                   const RequestContext& context,
                                                   const FakeResourceWork<Record>& work) {
  const Record* record = nullptr;
  const auto decide = [&](FakeChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(Decided<Record> decided, work.decide());
    std::string name = work.name(decided.record);
    record = &changes.Add<Record>(
        std::move(decided),
        {.type = work.type, .name = std::move(name), .put = work.put, .image = work.print.image});
    return absl::OkStatus();
  };
  const auto result = [&] { return *record; };
  return ChangeAllInFake<Record>(ledger, context,
                                 {.mode = work.mode,
                                  .decide = decide,
                                  .next_version = work.next_version,
                                  .result = result,
                                  .reply = work.print.reply});
}

}  // namespace copperplate::testing_change
