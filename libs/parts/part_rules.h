#pragma once

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"

namespace copperplate {

// What change_part.h asks of a kind that has no rules at all: PartKind::Rules is derived of it, and
// has in its own place each rule that the kind does have.
template <class Part>
struct NoPartRules {
  using Content = PartContent<Part>;

  // Of a new part whose id is taken.
  static absl::Status Taken(const Part&) { return PartExists<Part>(); }
  // Whether anything that the root holds may be changed.
  static absl::Status CheckChangeable(const RequestContext&, const Content&) {
    return absl::OkStatus();
  }
  // Whether parts of the kind may be deleted now.
  static absl::Status CheckDeletable(const RequestContext& context, const Content& content) {
    return PartRules<Part>::CheckChangeable(context, content);
  }
  // What keeps the part itself from being deleted.
  static Unmet CheckDeletion(const Content&, const Part&) { return {}; }
  // What a new part, or a new version of one, gets that its caller left to the service.
  static void FillIn(const Content&, Part&) {}
  // Its faults among everything else that the root holds, new or changed.
  static void CheckAmong(const Content&, const Part&, Faults&) {}
  // What a new version keeps of the present one, because only a method of its own changes it.
  static void Keep(const Part&, Part&) {}
  // What keeps a new version from following the present one.
  static void CheckUpdate(const Content&, const Part&, const Part&, Faults&) {}
};

}  // namespace copperplate
