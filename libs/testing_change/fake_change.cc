#include "libs/testing_change/fake_change.h"

#include <cstddef>

#include "absl/time/time.h"

namespace copperplate::testing_change {
namespace {

RecordHeader NextFakeHeader(FakeLedger& ledger, const RequestContext& context,
                            const RecordHeader* before, absl::Time instant, int64_t version) {
  RecordHeader header;
  header.uid = before == nullptr ? ledger.NextUid() : before->uid;
  header.create_time = before == nullptr ? instant : before->create_time;
  header.created_by = before == nullptr ? context.caller : before->created_by;
  header.update_time = instant;
  header.updated_by = context.caller;
  header.version = version;
  return header;
}

}  // namespace

std::vector<FakeLedger::Event> FakeChangeSet::Write(FakeLedger& ledger,
                                                    const RequestContext& context,
                                                    int64_t version) {
  std::vector<FakeLedger::Event> events(changes_.size());
  for (size_t i = 0; i < changes_.size(); ++i) events[i].before = changes_[i]->ImageBefore();
  const absl::Time instant = ledger.NextInstant();
  for (const auto& change : changes_) {
    change->SetHeader(NextFakeHeader(ledger, context, change->header_before(), instant, version));
  }
  for (size_t i = 0; i < changes_.size(); ++i) {
    events[i].force = context.force;
    events[i].actor = context.caller;
    changes_[i]->Put(events[i]);
  }
  return events;
}

}  // namespace copperplate::testing_change
