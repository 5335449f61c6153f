// The links that come and go with a text, in the set of the change that writes it.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "libs/change_postgres/change_set.h"
#include "libs/parts_postgres/part_storage.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/plan_link_image.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

absl::Status AddLinks(postgres::Transaction& transaction, const std::string& force,
                      const std::string& plan, const LinkChanges& links,
                      const std::function<RecordImage(const PartRecord<PlanLink>&)>& image,
                      change_postgres::ChangeSet& changes);
// The same with the service's image.
absl::Status AddLinks(postgres::Transaction& transaction, const std::string& force,
                      const std::string& plan, const LinkChanges& links, const PlanLinkImage& image,
                      change_postgres::ChangeSet& changes);

// Of a kind of part that has texts: PriorityAction, Activity.
template <class Part>
parts_postgres::AddBeside<Part> LinksBeside(PlanLinkImage image) {
  return [image = std::move(image)](const parts_postgres::Beside<Part>& beside,
                                    postgres::Transaction& transaction,
                                    change_postgres::ChangeSet& changes) {
    return AddLinks(transaction, beside.force, beside.root,
                    LinksAfter(beside.content, beside.decided.record.part), image, changes);
  };
}

}  // namespace copperplate::delivery
