// What is said of publication, as columns (libs/postgres/composite.h).
#pragma once

#include <tuple>

#include "libs/postgres/composite.h"
#include "services/governance/domain/publication.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::Publication>
    : CompositeCodec<governance::Publication, Codec<governance::Publication>> {
  static auto Fields(governance::Publication& publication) {
    return std::tie(publication.url, publication.on, publication.published_by,
                    publication.recorded_at);
  }
};

template <>
struct Codec<governance::Exemption>
    : CompositeCodec<governance::Exemption, Codec<governance::Exemption>> {
  static auto Fields(governance::Exemption& exemption) {
    return std::tie(exemption.category, exemption.reason, exemption.review_on);
  }
};

}  // namespace copperplate::postgres
