#include "services/volunteers/storage/equality_register_storage.h"

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/erasure.h"
#include "services/volunteers/domain/merging.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kDeclareEquality{postgres::kWrite, "declare_equality", R"(
    SELECT declare_equality($1, $2, $3::text[], $4::text[]))"};

constexpr Statement kCountEquality{postgres::kRead, "count_equality", R"(
    SELECT declared, persons FROM count_equality($1, $2, $3::text[]))"};

// Why there is nobody of the id who could declare anything.
absl::Status WhyNobody(Transaction& transaction, absl::string_view force,
                       const std::string& volunteer) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<Volunteer>::Find(transaction, force, {volunteer},
                                                                   /*sensitive=*/true));
  if (rows.empty())
    return change_postgres::NotFoundIn(transaction, force, PartUnknown<Volunteer>());
  ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<Volunteer>::Read(rows[0]));
  const std::string name = kVolunteerName.Format(force, volunteer);
  ABSL_RETURN_IF_ERROR(CheckNotAnonymised(record.part, name).ToStatus());
  return CheckNotMerged(record.part, name).ToStatus();
}

}  // namespace

absl::StatusOr<EqualityDefinitions> EqualityRegisterStorage::ReadDefinitions(
    const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  EqualityDefinitions definitions;
  ABSL_ASSIGN_OR_RETURN(definitions.characteristics,
                        PartRows<EqualityCharacteristic>::All(lease, context.force, ""));
  if (definitions.characteristics.empty()) {
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
  }
  ABSL_ASSIGN_OR_RETURN(definitions.benchmarks,
                        PartRows<EqualityBenchmark>::All(lease, context.force, ""));
  return definitions;
}

absl::Status EqualityRegisterStorage::Declare(
    const RequestContext& context, const std::string& volunteer,
    const std::vector<EqualityDeclaration>& declarations) {
  std::vector<std::string> characteristics;
  std::vector<std::string> values;
  for (const EqualityDeclaration& one : declarations) {
    characteristics.push_back(one.characteristic);
    values.push_back(one.value);
  }
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction([&](Transaction& transaction) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kDeclareEquality, context.force,
                                                             volunteer, characteristics, values));
    ABSL_ASSIGN_OR_RETURN(const bool declared, rows[0].Get<bool>(0));
    if (!declared) return WhyNobody(transaction, context.force, volunteer);
    change_postgres::ChangeNote note;
    note.type = "volunteer.equality_declared";
    note.subject = kVolunteerName.Format(context.force, volunteer);
    return change_postgres::RecordChange(transaction, context, parts_.uuids,
                                         absl::MakeConstSpan(&note, 1), /*reply=*/"");
  });
}

absl::StatusOr<std::map<std::string, int64_t>> EqualityRegisterStorage::Count(
    const RequestContext& context, absl::string_view characteristic,
    const std::vector<std::string>& volunteers) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kCountEquality, context.force, characteristic, volunteers));
  std::map<std::string, int64_t> counts;
  for (const postgres::Row row : rows) {
    std::string value;
    int64_t persons = 0;
    ABSL_RETURN_IF_ERROR(row.Read(value, persons));
    counts[value] = persons;
  }
  return counts;
}

}  // namespace copperplate::volunteers
