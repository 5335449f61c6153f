// What the force's volunteers are kept as (libs/parts): what parts lie below.
#pragma once

#include <cstddef>
#include <vector>

#include "services/volunteers/domain/availability.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/catalogue.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/engagement_standard.h"
#include "services/volunteers/domain/equality.h"
#include "services/volunteers/domain/erasure.h"
#include "services/volunteers/domain/establishment.h"
#include "services/volunteers/domain/figure_feed.h"
#include "services/volunteers/domain/match.h"
#include "services/volunteers/domain/opportunity.h"
#include "services/volunteers/domain/recognition.h"
#include "services/volunteers/domain/representation.h"
#include "services/volunteers/domain/review_standard.h"
#include "services/volunteers/domain/role.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/suitability.h"
#include "services/volunteers/domain/volunteer.h"

namespace copperplate::volunteers {

// What volunteering in the force is made of.
struct CatalogueRoot {
  using Content = Catalogue;
  static constexpr size_t kIds = 0;
};

// What figures of volunteers and engagements are held against, and what the indicators service is
// told.
struct FiguresRoot {
  struct Content {
    std::vector<EstablishmentTarget> targets;
    std::vector<FigureMapping> mappings;
    std::vector<ReviewStandard> review_standards;
    std::vector<EngagementStandard> engagement_standards;
    std::vector<PublishedMonth> published;  // each month once
    std::vector<EqualityCharacteristic> characteristics;
    std::vector<EqualityBenchmark> benchmarks;
  };
  static constexpr size_t kIds = 0;
};

// How long volunteers are known.
struct RetentionRoot {
  struct Content {
    std::vector<RetentionRule> rules;
  };
  static constexpr size_t kIds = 0;
};

// The units of cadets.
struct CadetUnitsRoot {
  struct Content {
    std::vector<CadetUnit> units;
    std::vector<Engagement> cadets;  // of the force, as Dossier::cadets
  };
  static constexpr size_t kIds = 0;
};

// The volunteers of the force, each changed by itself.
struct RegisterRoot {
  struct Content {};
  static constexpr size_t kIds = 0;
};

// One volunteer.
struct DossierRoot {
  using Content = Dossier;
  static constexpr size_t kIds = 1;
};

// What volunteers are sought for, each changed by itself.
struct OpportunitiesRoot {
  struct Content {
    std::vector<Skill> skills;  // of the force
  };
  static constexpr size_t kIds = 0;
};

// One opportunity, and whom it may be offered.
struct OpportunityRoot {
  struct Content {
    Opportunity opportunity;
    std::vector<Match> matches;
    std::vector<Candidate> candidates;  // everybody; nothing is told of their minutes
  };
  static constexpr size_t kIds = 1;
};

// app/part_rules.h.
template <class Part>
struct VolunteerPartRules;

}  // namespace copperplate::volunteers
