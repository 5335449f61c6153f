#include "services/volunteers/app/judge_volunteers.h"

#include <string>
#include <utility>

#include "libs/status/faults.h"
#include "services/volunteers/app/judge_supervisors.h"
#include "services/volunteers/app/judge_units.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/domain/told_engagement.h"

namespace copperplate::volunteers {
namespace {

using imports::RowFaults;

// Renames what the domain calls otherwise than the columns.
void AddFaults(int64_t line, const Faults& found,
               std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed,
               RowFaults& faults) {
  Faults said;
  said.AddRuleFaults(found, renamed);
  faults.AddFound(line, said);
}

// One volunteer of the import.
class Judge {
 public:
  Judge(const ToldVolunteer& told, const VolunteerImportContent& content, absl::string_view caller,
        absl::CivilDay today, RowFaults& faults)
      : told_(told), content_(content), caller_(caller), today_(today), faults_(faults) {}

  Dossier Run() && {
    JudgePerson();
    for (const ToldEngagement& engagement : told_.engagements) Tell(engagement);
    for (const auto& [line, consent] : told_.consents) dossier_.consents.push_back(consent);
    for (const size_t place : sound_) JudgeEngagement(place);
    for (const auto& [line, supervision] : told_.supervisions) Supervise(line, supervision);
    for (const Engagement& engagement : dossier_.engagements) EndSupervisions(engagement);
    return std::move(dossier_);
  }

 private:
  void JudgePerson() {
    dossier_.volunteer = told_.volunteer;
    AddFaults(told_.line, Validate(told_.volunteer, AgeLimits(), today_),
              {{"id", "volunteer"}, {"name", "full_name"}}, faults_);
    if (content_.known.count(told_.volunteer.id) > 0) {
      faults_.Add(told_.line, "volunteer", "VOLUNTEER_EXISTS", "there is a volunteer of this id");
    }
    for (const auto& [line, check] : told_.checks) {
      AddFaults(line, Validate(check, today_),
                {{"requested_on", "effective_on"},
                 {"decided_on", "vetting_decided_on"},
                 {"expires_on", "vetting_expires_on"},
                 {"external_ref", "vetting_reference"}},
                faults_);
      dossier_.checks.push_back(check);
    }
  }

  const Role* FindRoleOf(const ToldEngagement& told) {
    if (told.engagement.role.empty()) {
      faults_.Add(told.line, "role", "FIELD_REQUIRED", "must be given");
      return nullptr;
    }
    for (const Role& role : content_.roles) {
      if (role.id == told.engagement.role) return &role;
    }
    faults_.Add(told.line, "role", "ROLE_UNKNOWN", "is none of the force's");
    return nullptr;
  }

  // As far as its steps follow one another: what comes after one that does not says nothing.
  void Tell(const ToldEngagement& told) {
    Engagement engagement = told.engagement;
    const Role* const role = FindRoleOf(told);
    bool sound = role != nullptr;
    if (sound) {
      TakeRole(*role, engagement);
      for (const auto& [line, step] : told.steps) {
        Faults found;
        sound = TellEvent(engagement, step.to,
                          {.effective_on = step.effective_on,
                           .today = today_,
                           .reason = step.reason,
                           .actor = std::string(caller_)},
                          found);
        faults_.AddFound(line, found);
        if (!sound) break;
      }
    }
    FillInTold(engagement);
    if (sound) sound_.push_back(dossier_.engagements.size());
    dossier_.engagements.push_back(std::move(engagement));
  }

  void JudgeEngagement(size_t place) {
    const Engagement& engagement = dossier_.engagements[place];
    const ToldEngagement& told = told_.engagements[place];
    // Of a date of birth that is missing everything would be wrong.
    if (!dossier_.volunteer.date_of_birth.has_value()) return;
    for (const auto& [seq, fault] : CheckTold(dossier_, engagement)) {
      faults_.Add(told.steps[static_cast<size_t>(seq) - 1].line, fault.field, fault.reason,
                  fault.description);
    }
    faults_.AddFound(told.line, CheckMembership(engagement, content_.watch_groups));
    faults_.AddFound(
        told.line,
        CheckToldBeside(engagement, absl::MakeConstSpan(dossier_.engagements).subspan(0, place)));
  }

  void Supervise(int64_t line, const Supervision& supervision) {
    AddFaults(line, CheckSupervision(supervision, dossier_.supervisions),
              {{"from", "supervised_from"}, {"to", "supervised_from"}}, faults_);
    const auto succeeded = SupervisionSucceeded(supervision, dossier_.supervisions);
    for (Supervision& present : dossier_.supervisions) {
      if (succeeded.has_value() && present.engagement == succeeded->engagement &&
          present.id == succeeded->id) {
        present.to = succeeded->to;
      }
    }
    dossier_.supervisions.push_back(supervision);
  }

  void EndSupervisions(const Engagement& engagement) {
    const std::optional<Standing> standing = LastStanding(engagement.history);
    if (!standing.has_value() || !IsTerminal(standing->state)) return;
    for (const Supervision& ended :
         SupervisionsEnded(dossier_.supervisions, PersonOf(dossier_.volunteer.id), engagement.id,
                           standing->since)) {
      for (Supervision& present : dossier_.supervisions) {
        if (present.engagement == ended.engagement && present.id == ended.id) present.to = ended.to;
      }
    }
  }

  const ToldVolunteer& told_;
  const VolunteerImportContent& content_;
  const absl::string_view caller_;
  const absl::CivilDay today_;
  RowFaults& faults_;
  Dossier dossier_;
  std::vector<size_t> sound_;  // places of the engagements whose steps all follow
};

}  // namespace

std::vector<Dossier> JudgeVolunteers(absl::Span<const ToldVolunteer> told,
                                     const VolunteerImportContent& content,
                                     absl::string_view caller, absl::CivilDay today,
                                     RowFaults& faults) {
  std::vector<Dossier> dossiers;
  dossiers.reserve(told.size());
  for (const ToldVolunteer& volunteer : told) {
    dossiers.push_back(Judge(volunteer, content, caller, today, faults).Run());
  }
  JudgeSupervisors(told, content, dossiers, faults);
  JudgeUnits(told, content, dossiers, today, faults);
  return dossiers;
}

}  // namespace copperplate::volunteers
