#include "services/governance/storage/carried_items.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change/decided.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/domain/meeting_moves.h"
#include "services/governance/storage/meeting_rows.h"
#include "services/governance/storage/paper_rows.h"

namespace copperplate::governance {
namespace {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Statement;
using postgres::Transaction;

// The bytes go from row to row, and not through this process. $3 the meeting that they are of, $4
// the one in its place, $5 the paper, which has one id below both.
constexpr Statement kCarryContent{postgres::kWrite, "carry_paper_content", R"(
    INSERT INTO paper_content (force, body, meeting, paper, attachment, number, sha256, content)
    SELECT force, body, $4, paper, attachment, number, sha256, content FROM paper_content
    WHERE force = $1 AND body = $2 AND meeting = $3 AND paper = $5)"};

absl::Status CarryFiles(Transaction&, const std::string&, const std::string&, const AgendaItem&) {
  return absl::OkStatus();
}

absl::Status CarryFiles(Transaction& transaction, const std::string& force, const std::string& root,
                        const Paper& paper) {
  const PartPath meeting = RootPath<MeetingRoot>(root);
  return transaction
      .Execute(kCarryContent, force, meeting[0], paper.carried_from, meeting[1], paper.id)
      .status();
}

// Creates the part below the meeting `root`.
template <class Part>
void AddCarried(const std::string& force, const std::string& root, Part part,
                const PartImage<Part>& image, ChangeSet& changes) {
  using Record = PartRecord<Part>;
  std::string name = NameOf(force, root, part);
  changes.Add<Record>(
      Created(Record{std::move(part), {}}),
      {.type = PartKind<Part>::kType,
       .name = std::move(name),
       .write = [force, root](Transaction& writing,
                              const Decided<Record>& written) -> absl::Status {
         ABSL_RETURN_IF_ERROR(PartRows<Part>::Write(writing, force, root, written.record));
         return CarryFiles(writing, force, root, written.record.part);
       },
       .image = [force, root, image](const Record& record) { return image(force, root, record); }});
}

}  // namespace

parts_postgres::AddBeside<Meeting> CarriedBeside(EventImages images) {
  return [images = std::move(images)](const Beside<Meeting>& beside, Transaction&,
                                      ChangeSet& changes) -> absl::Status {
    const Decided<PartRecord<Meeting>>& decided = beside.decided;
    const Meeting& meeting = decided.record.part;
    if (decided.before.has_value() || meeting.postponed_from.empty()) return absl::OkStatus();
    if (!beside.content.meeting.has_value()) {
      return absl::InternalError("a meeting in the place of none");
    }
    const std::string force = beside.force;
    const std::string root = absl::StrCat(beside.root, "/", meeting.id);
    for (AgendaItem& item : ItemsCarried(*beside.content.meeting)) {
      AddCarried(force, root, std::move(item), images.agenda_item, changes);
    }
    for (Paper& paper : PapersCarried(*beside.content.meeting)) {
      AddCarried(force, root, std::move(paper), images.paper, changes);
    }
    return absl::OkStatus();
  };
}

}  // namespace copperplate::governance
