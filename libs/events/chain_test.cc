#include "libs/events/chain.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"

namespace copperplate::events {
namespace {

SealedEvent FirstEvent() {
  return {.force = "kent",
          .position = 1,
          .id = "0190163d-8694-739b-aea5-966c26f8ad91",
          .occurred_at = absl::FromUnixMicros(1522499696123456),
          .actor = "user-1",
          .call_id = "r-1",
          .type = "area.created",
          .subject = "forces/kent/areas/a",
          .before = std::nullopt,
          .after = R"({"title":"A"})"};
}

std::string Hex(const Sha256Digest& digest) { return absl::BytesToHexString(AsBytes(digest)); }

// The input of the first event's hash, byte by byte as the header says.
TEST(EventHash, CoversTheDocumentedBytes) {
  const std::string input =
      "CPEVENT1" + std::string(32, '\0') + std::string("\0\0\0\0\0\0\0\1", 8) +
      std::string("\0\0\0\4kent", 8) + absl::HexStringToBytes("0190163d8694739baea5966c26f8ad91") +
      absl::HexStringToBytes("000568b4958ede40") + std::string("\0\0\0\6user-1", 10) +
      std::string("\0\0\0\3r-1", 7) + std::string("\0\0\0\14area.created", 16) +
      std::string("\0\0\0\23forces/kent/areas/a", 23) + "\xff\xff\xff\xff" +
      std::string("\0\0\0\15{\"title\":\"A\"}", 17);
  EXPECT_EQ(Hex(*EventHash({}, FirstEvent())), Hex(Sha256(input)));
}

// A chain once sealed is verified for ever: these values never change.
TEST(EventHash, StaysTheSame) {
  const Sha256Digest first = *EventHash({}, FirstEvent());
  EXPECT_EQ(Hex(first), "c04ac29c1f7b7bf9473e99cd9b5d696d7e58f82c4bca0701effaeac39a35de63");
  SealedEvent second = FirstEvent();
  second.position = 2;
  second.occurred_at = absl::FromUnixMicros(-1);
  second.before = second.after;
  second.after = "";
  EXPECT_EQ(Hex(*EventHash(first, second)),
            "11116e8a7d7e789b97844d99a2fea2eae853947798340e95167f38de75a75d13");
}

TEST(EventHash, ChangesWithEveryField) {
  const Sha256Digest base = *EventHash({}, FirstEvent());
  void (*const kChanges[])(SealedEvent&) = {
      [](SealedEvent& event) { event.force = "essex"; },
      [](SealedEvent& event) { event.position = 2; },
      [](SealedEvent& event) { event.id = "0190163d-8694-739b-aea5-966c26f8ad92"; },
      [](SealedEvent& event) { event.occurred_at += absl::Microseconds(1); },
      [](SealedEvent& event) { event.actor = "user-2"; },
      [](SealedEvent& event) { event.call_id = ""; },
      [](SealedEvent& event) { event.type = "area.updated"; },
      [](SealedEvent& event) { event.subject += "b"; },
      [](SealedEvent& event) { event.before = ""; },
      [](SealedEvent& event) { event.after = std::nullopt; },
      [](SealedEvent& event) { std::swap(event.before, event.after); },
      // The same characters divided otherwise.
      [](SealedEvent& event) { event.actor = "user-", event.call_id = "1r-1"; },
  };
  for (const auto& change : kChanges) {
    SealedEvent event = FirstEvent();
    change(event);
    EXPECT_NE(*EventHash({}, event), base);
  }
  EXPECT_NE(*EventHash(base, FirstEvent()), base);
}

TEST(EventHash, RefusesWhatIsNoUuid) {
  for (const char* const id :
       {"", "0190163d8694739baea5966c26f8ad91", "0190163d-8694-739b-aea5-966c26f8ad9g",
        "0190163d-8694-739b-aea5966c-26f8ad91"}) {
    SealedEvent event = FirstEvent();
    event.id = id;
    EXPECT_EQ(EventHash({}, event).status().code(), absl::StatusCode::kInvalidArgument) << id;
  }
}

}  // namespace
}  // namespace copperplate::events
