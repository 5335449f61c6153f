// The port of parts over the rows of a kind and of its root, which part_rows.h describes:
//
//   template <class Part>
//   using VolunteerParts = parts_postgres::PartStorage<Part, PartRows, RootRows>;
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts/part_repository.h"
#include "libs/parts_postgres/beside.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"

namespace copperplate::parts_postgres {

// NOT_FOUND (what the root says of itself, PartUnknown()) where what a part of the kind would lie
// below, at `above`, is not there, its root included: the outermost that is not.
template <class Part, template <class> class PartRows, template <class> class RootRows>
absl::Status CheckAboveKnown(postgres::Session& session, absl::string_view force,
                             const PartPath& above, bool sensitive) {
  using Parent = typename PartKind<Part>::Parent;
  if constexpr (std::is_void_v<Parent>) {
    using Root = PartRoot<Part>;
    return RootRows<Root>::CheckKnown(session, force, RootOf<Root>(above), sensitive);
  } else {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          PartRows<Parent>::Find(session, force, above, sensitive));
    if (!rows.empty()) return absl::OkStatus();
    const auto known =
        CheckAboveKnown<Parent, PartRows, RootRows>(session, force, Above(above), sensitive);
    ABSL_RETURN_IF_ERROR(known);
    return PartUnknown<Parent>();
  }
}

// The parts of one kind on PostgreSQL: a row each, changed in place under the lock of their root.
template <class Part, template <class> class PartRows, template <class> class RootRows>
class PartStorage final : public PartRepository<Part> {
 public:
  using Record = PartRecord<Part>;
  using Rows = PartRows<Part>;
  using Root = PartRoot<Part>;

  // `add_beside` is of a kind whose changes make something of other parts.
  explicit PartStorage(const change_postgres::ChangeParts& parts,
                       AddBeside<Part> add_beside = nullptr)
      : parts_(parts), add_beside_(std::move(add_beside)) {}

  absl::StatusOr<Record> Get(const RequestContext& context, const PartPath& path,
                             bool sensitive) override {
    postgres::Rows rows;
    {
      ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                            parts_.pool.Acquire(context.force, context.deadline, context.call));
      ABSL_ASSIGN_OR_RETURN(rows, Rows::Find(lease, context.force, path, sensitive));
      if (rows.empty()) {
        ABSL_RETURN_IF_ERROR(CheckAbove(lease, context.force, Above(path), sensitive));
        return PartUnknown<Part>();
      }
    }
    ABSL_RETURN_IF_ERROR(RecordRead(context, RootOf<Root>(path), rows, 1));
    return Rows::Read(rows[0]);
  }

  absl::StatusOr<Page<Record>> List(const RequestContext& context,
                                    const PartQuery<Part>& query) override {
    postgres::Rows rows;
    {
      ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                            parts_.pool.Acquire(context.force, context.deadline, context.call));
      ABSL_ASSIGN_OR_RETURN(rows, Rows::List(lease, context.force, query));
      if (rows.empty()) {
        ABSL_RETURN_IF_ERROR(CheckAbove(lease, context.force, query.parent, query.sensitive));
      }
    }
    ABSL_RETURN_IF_ERROR(RecordRead(context, RootOf<Root>(query.parent), rows,
                                    std::min<int64_t>(rows.size(), query.limit)));
    return change_postgres::ReadPage<Record>(rows, query.limit, Rows::Read);
  }

  absl::StatusOr<Changed<Record>> Change(const RequestContext& context,
                                         const PartChange<Part>& change) override {
    const std::string& force = context.force;
    const std::string root = RootOf<Root>(change.path);
    const auto lock = [&](postgres::Transaction& transaction) {
      return RootRows<Root>::Lock(transaction, force, change.path);
    };
    const auto write = [&](postgres::Transaction& transaction,
                           const Decided<Record>& decided) -> absl::Status {
      const PartPath path = PathOf(root, decided.record.part);
      ABSL_RETURN_IF_ERROR(WriteRow(transaction, force, root, path, decided));
      if constexpr (requires { RootRows<Root>::Settle(transaction, force, path, decided); }) {
        return RootRows<Root>::Settle(transaction, force, path, decided);
      } else {
        return RootRows<Root>::Settle(transaction, force, path);
      }
    };
    const Record* record = nullptr;
    postgres::Rows present_rows;
    const auto add = [&](postgres::Transaction& transaction, const PartContent<Part>& content,
                         const Decided<Record>& decided,
                         change_postgres::ChangeSet& changes) -> absl::Status {
      record = &changes.Add<Record>(decided, {.type = PartKind<Part>::kType,
                                              .name = NameOf(force, root, decided.record.part),
                                              .write = write,
                                              .image = change.print.image});
      if (add_beside_ == nullptr) return absl::OkStatus();
      return add_beside_({force, root, content, decided}, transaction, changes);
    };
    const auto decide = [&](postgres::Transaction& transaction,
                            change_postgres::ChangeSet& changes) -> absl::Status {
      ABSL_ASSIGN_OR_RETURN(const PartContent<Part> content,
                            ReadContent(transaction, force, change.path));
      ABSL_ASSIGN_OR_RETURN(present_rows, Rows::Find(transaction, force, change.path, true));
      std::optional<Record> present;
      if (!present_rows.empty()) {
        ABSL_ASSIGN_OR_RETURN(present, Rows::Read(present_rows[0]));
      }
      ABSL_ASSIGN_OR_RETURN(const Decided<Record> decided,
                            change.decide(content, present.has_value() ? &*present : nullptr));
      ABSL_RETURN_IF_ERROR(add(transaction, content, decided, changes));
      for (const Decided<Record>& other : change.beside()) {
        ABSL_RETURN_IF_ERROR(add(transaction, content, other, changes));
      }
      return absl::OkStatus();
    };
    const auto stamp = [&](postgres::Transaction& transaction) {
      return RootRows<Root>::Stamp(transaction, force, change.path);
    };
    const auto result = [&] { return *record; };
    auto changed = change_postgres::ChangeAll<Record>(parts_, context, lock,
                                                      {.mode = change.mode,
                                                       .decide = decide,
                                                       .stamp = stamp,
                                                       .result = result,
                                                       .reply = change.print.reply});
    // What is only tried out answers with the part as it is, and is no change that would be an
    // event.
    if (changed.ok() && change.mode == WriteMode::kValidateOnly && !present_rows.empty()) {
      ABSL_RETURN_IF_ERROR(RecordRead(context, root, present_rows, 1));
    }
    return changed;
  }

 private:
  absl::Status RecordRead(const RequestContext& context, absl::string_view root,
                          const postgres::Rows& rows, int64_t shown) {
    if constexpr (requires { Rows::RecordRead(parts_, context, root, rows, shown); }) {
      return Rows::RecordRead(parts_, context, root, rows, shown);
    } else {
      return RootRows<Root>::RecordRead(parts_, context, root, rows, shown);
    }
  }

  static absl::Status CheckAbove(postgres::Session& session, absl::string_view force,
                                 const PartPath& above, bool sensitive) {
    return CheckAboveKnown<Part, PartRows, RootRows>(session, force, above, sensitive);
  }

  static absl::StatusOr<PartContent<Part>> ReadContent(postgres::Transaction& transaction,
                                                       absl::string_view force,
                                                       const PartPath& path) {
    if constexpr (requires {
                    RootRows<Root>::template ReadContentFor<Part>(transaction, force, path);
                  }) {
      return RootRows<Root>::template ReadContentFor<Part>(transaction, force, path);
    } else {
      return RootRows<Root>::ReadContent(transaction, force, path);
    }
  }

  static absl::Status WriteRow(postgres::Transaction& transaction, absl::string_view force,
                               absl::string_view root, const PartPath& path,
                               const Decided<Record>& decided) {
    if constexpr (PartKind<Part>::kDeletable) {
      if (decided.deleted) return Rows::Delete(transaction, force, path);
    }
    return Rows::Write(transaction, force, root, decided.record);
  }

  const change_postgres::ChangeParts parts_;
  const AddBeside<Part> add_beside_;
};

}  // namespace copperplate::parts_postgres
