// A change of several records under one stamp, in one transaction. What each write would write down
// besides is done here: headers, events and their images.
//
//   const WidgetRecord* widget = nullptr;
//   const BoxRecord* box = nullptr;
//   const auto decide = [&](Transaction& transaction, ChangeSet& changes) -> absl::Status {
//     ABSL_ASSIGN_OR_RETURN(DecidedMove decided, change.decide(...));
//     widget = &changes.Add<WidgetRecord>(
//         std::move(decided.widget),
//         {.type = "widget", .name = ..., .write = write_widget, .image = change.print.image});
//     box = &changes.Add<BoxRecord>(std::move(decided.box), {...});
//     return absl::OkStatus();
//   };
//   const auto result = [&] { return MovedWidget{*widget, *box}; };
//   return ChangeAll<MovedWidget>({pool_, uuids_}, context, lock,
//                                 {.mode = change.mode, .decide = decide, .stamp = stamp,
//                                  .result = result, .reply = change.print.reply});
//
// ChangeResource() (change_resource.h) is that of one record. Changes that refuse with
// INVALID_ARGUMENT what another one may have written meanwhile (a code that is taken, an overlap)
// take their lock in `lock`: a repeat is then looked for behind it. One taken in `decide` would
// refuse the second of two sendings of one request.
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
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/record_image.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/record_change.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "libs/uuid/uuid.h"

namespace copperplate::change_postgres {

// When a change is written, and as which version.
struct Stamp {
  absl::Time instant;  // by the database's clock
  int64_t version = 0;
};

// Called once a change is to be written, before anything is. Versions of one resource, its
// namesakes after a deletion among them, only ever grow.
using TakeStamp = absl::FunctionRef<absl::StatusOr<Stamp>(postgres::Transaction&)>;

// What is a record's own in a change. What the functions refer to outlives the set.
template <typename Record>
struct RecordWork {
  // Its event is `<type>.<verb>`.
  absl::string_view type;
  std::string name;  // the resource's
  // Writes `decided.record`, whose header is that of the new version.
  std::function<absl::Status(postgres::Transaction&, const Decided<Record>& decided)> write;
  // PrintImage. What it tells of other records of the set has its header too.
  std::function<RecordImage(const Record&)> image;
};

// What one change writes. Used by one transaction.
class ChangeSet {
 public:
  // The record as it is to be, without its header until Write(); it stays where it is until
  // Clear().
  template <typename Record>
  const Record& Add(Decided<Record> decided, RecordWork<Record> work) {
    auto change = std::make_unique<ChangeOf<Record>>(std::move(decided), std::move(work));
    const Record& record = change->record();
    changes_.push_back(std::move(change));
    return record;
  }

  void Clear() { changes_.clear(); }

  // Takes the stamp, fills in every header, then writes the records in the order in which they were
  // added. Gives what is told of each, in that order.
  absl::StatusOr<std::vector<ChangeNote>> Write(postgres::Transaction& transaction,
                                                const RequestContext& context, UuidGenerator& uuids,
                                                TakeStamp stamp);

 private:
  class Change {
   public:
    virtual ~Change() = default;
    // Null where the record is new.
    virtual const RecordHeader* header_before() const = 0;
    virtual std::optional<RecordImage> ImageBefore() const = 0;
    virtual void SetHeader(RecordHeader header) = 0;
    virtual absl::Status Write(postgres::Transaction& transaction) const = 0;
    // Type, subject and image after it, once it is written.
    virtual void Tell(ChangeNote& note) const = 0;
  };

  template <typename Record>
  class ChangeOf final : public Change {
   public:
    ChangeOf(Decided<Record> decided, RecordWork<Record> work)
        : decided_(std::move(decided)), work_(std::move(work)) {
      decided_.record.header = {};
    }

    const Record& record() const { return decided_.record; }
    const RecordHeader* header_before() const override {
      return decided_.before.has_value() ? &decided_.before->header : nullptr;
    }
    std::optional<RecordImage> ImageBefore() const override {
      if (!decided_.before.has_value()) return std::nullopt;
      return work_.image(*decided_.before);
    }
    void SetHeader(RecordHeader header) override { decided_.record.header = std::move(header); }
    absl::Status Write(postgres::Transaction& transaction) const override {
      return work_.write(transaction, decided_);
    }
    void Tell(ChangeNote& note) const override {
      note.type = absl::StrCat(work_.type, ".", decided_.verb);
      note.subject = work_.name;
      if (!decided_.deleted) note.after = work_.image(decided_.record);
    }

   private:
    Decided<Record> decided_;
    const RecordWork<Record> work_;
  };

  std::vector<std::unique_ptr<Change>> changes_;
};

// What is a change's own. All may run again.
template <typename Result>
struct SetWork {
  WriteMode mode = WriteMode::kWrite;
  // Reads what the rules look at and adds what is to be to the set, which is empty. An error ends
  // the change with it.
  absl::FunctionRef<absl::Status(postgres::Transaction&, ChangeSet&)> decide;
  TakeStamp stamp;
  // What the change gives, made of what Add() gave.
  absl::FunctionRef<Result()> result;
  PrintReply<Result> reply;
};

// RunChange() of a set: see there for `lock` and for what it gives.
template <typename Result>
absl::StatusOr<Changed<Result>> ChangeAll(const ChangeParts& parts, const RequestContext& context,
                                          Lock lock, const SetWork<Result>& work) {
  using Notes = std::vector<ChangeNote>;
  ChangeSet changes;
  const auto decide = [&](postgres::Transaction& transaction) -> absl::StatusOr<Result> {
    changes.Clear();
    ABSL_RETURN_IF_ERROR(work.decide(transaction, changes));
    return work.result();
  };
  const auto write = [&](postgres::Transaction& transaction,
                         Result& result) -> absl::StatusOr<Notes> {
    ABSL_ASSIGN_OR_RETURN(Notes notes,
                          changes.Write(transaction, context, parts.uuids, work.stamp));
    result = work.result();
    return notes;
  };
  return RunChange<Result>(
      parts, context, lock,
      {.mode = work.mode, .decide = decide, .write = write, .reply = work.reply});
}

}  // namespace copperplate::change_postgres
