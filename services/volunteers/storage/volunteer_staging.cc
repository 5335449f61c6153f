#include "services/volunteers/storage/volunteer_staging.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {

using change_postgres::Stamp;

namespace {

// What is told of everybody who comes, under one stamp.
class Staging {
 public:
  Staging(absl::string_view force, absl::string_view caller, const Stamp& stamp,
          UuidGenerator& uuids)
      : force_(force), caller_(caller), stamp_(stamp), uuids_(uuids) {}

  template <class Part>
  StagedPart<Part> Stage(const std::string& volunteer, const Part& part,
                         const PartImage<Part>& image) {
    StagedPart<Part> staged{copperplate::PathOf(volunteer, part), {part, {}}};
    RecordHeader& header = staged.record.header;
    header.uid = uuids_.NextText();
    header.version = stamp_.version;
    header.create_time = stamp_.instant;
    header.update_time = stamp_.instant;
    header.created_by = caller_;
    header.updated_by = caller_;
    change_postgres::ChangeNote note;
    note.instant = stamp_.instant;
    note.type = absl::StrCat(PartKind<Part>::kType, ".created");
    note.subject = NameAt<Part>(force_, staged.path);
    note.after = image(force_, volunteer, staged.record);
    notes_.push_back(std::move(note));
    return staged;
  }

  std::vector<change_postgres::ChangeNote> notes() && { return std::move(notes_); }

 private:
  const std::string force_;
  const std::string caller_;
  const Stamp stamp_;
  UuidGenerator& uuids_;
  std::vector<change_postgres::ChangeNote> notes_;
};

}  // namespace

StagedVolunteers StageDossiers(absl::string_view force, absl::string_view caller,
                               const std::vector<Dossier>& dossiers, const Stamp& stamp,
                               const VolunteerImages& images, UuidGenerator& uuids) {
  Staging staging(force, caller, stamp, uuids);
  StagedVolunteers staged;
  for (const Dossier& dossier : dossiers) {
    const std::string& id = dossier.volunteer.id;
    staged.volunteers.push_back(staging.Stage(id, dossier.volunteer, images.volunteer));
    for (const VettingCheck& check : dossier.checks) {
      staged.checks.push_back(staging.Stage(id, check, images.check));
    }
    for (const Engagement& engagement : dossier.engagements) {
      staged.engagements.push_back({staging.Stage(id, engagement, images.engagement),
                                    DeployableOf(dossier, engagement),
                                    AdultFrom(dossier.volunteer)});
    }
    for (const Supervision& supervision : dossier.supervisions) {
      staged.supervisions.push_back(staging.Stage(id, supervision, images.supervision));
    }
    for (const GuardianConsent& consent : dossier.consents) {
      staged.consents.push_back(staging.Stage(id, consent, images.consent));
    }
  }
  staged.notes = std::move(staging).notes();
  return staged;
}

}  // namespace copperplate::volunteers
