#include "services/delivery/storage/text_link_changes.h"

#include <utility>

#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_changes.h"

namespace copperplate::delivery {

using change_postgres::ChangeSet;
using postgres::Rows;
using postgres::Transaction;
using LinkRecord = PartRecord<PlanLink>;

namespace {

absl::StatusOr<LinkRecord> ReadHeldLink(Transaction& transaction, absl::string_view force,
                                        absl::string_view plan, const PlanLink& link) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(PartRows<PlanLink>::kFind, force,
                                                           PathOf(plan, link), true));
  if (rows.empty()) return absl::InternalError("a text's link is not there");
  return PartRows<PlanLink>::Read(rows[0]);
}

}  // namespace

absl::Status AddLinks(Transaction& transaction, const std::string& force, const std::string& plan,
                      const LinkChanges& links,
                      const std::function<RecordImage(const LinkRecord&)>& image,
                      ChangeSet& changes) {
  for (const PlanLink& link : links.created) {
    AddPart<PlanLink>(force, plan, Created(LinkRecord{link, {}}), image, changes);
  }
  for (const PlanLink& link : links.changed) {
    ABSL_ASSIGN_OR_RETURN(const LinkRecord before, ReadHeldLink(transaction, force, plan, link));
    AddPart<PlanLink>(force, plan, Updated(before, LinkRecord{link, {}}), image, changes);
  }
  for (const PlanLink& link : links.deleted) {
    ABSL_ASSIGN_OR_RETURN(const LinkRecord before, ReadHeldLink(transaction, force, plan, link));
    AddPart<PlanLink>(force, plan, Deleted(before), image, changes);
  }
  return absl::OkStatus();
}

absl::Status AddLinks(Transaction& transaction, const std::string& force, const std::string& plan,
                      const LinkChanges& links, const PlanLinkImage& image, ChangeSet& changes) {
  const std::function<RecordImage(const LinkRecord&)> of_plan =
      [force, plan, image](const LinkRecord& record) { return image(force, plan, record); };
  return AddLinks(transaction, force, plan, links, of_plan, changes);
}

}  // namespace copperplate::delivery
