#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class CommentaryStorage final : public CommentaryRepository {
 public:
  explicit CommentaryStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<CommentaryRecord> Get(const RequestContext& context, absl::string_view id,
                                       bool sensitive, std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<CommentaryRecord>> List(const RequestContext& context,
                                              const CommentaryQuery& query) override;
  absl::StatusOr<Changed<CommentaryRecord>> Change(const RequestContext& context,
                                                   const CommentaryChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
