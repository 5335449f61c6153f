#include "services/governance/transport/about_mapping.h"

#include "libs/api/instant.h"

namespace copperplate::governance {
namespace {

v1::About::SchemaState WriteState(SchemaState state) {
  switch (state) {
    case SchemaState::kBehind:
      return v1::About::BEHIND;
    case SchemaState::kCurrent:
      return v1::About::CURRENT;
    case SchemaState::kAhead:
      return v1::About::AHEAD;
  }
  return v1::About::SCHEMA_STATE_UNSPECIFIED;
}

}  // namespace

v1::About WriteAbout(const About& about) {
  v1::About out;
  out.set_schema_state(WriteState(about.schema_state));
  if (about.newest.has_value()) {
    out.set_schema_change(about.newest->name);
    api::WriteInstant(about.newest->deployed_at, *out.mutable_schema_deploy_time());
  }
  return out;
}

}  // namespace copperplate::governance
