// What tests of mappings say of messages and faults.
#pragma once

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/status/faults.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <class Message>
Message MessageOf(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// What the faults of a message at `path` are, by text.
template <class Part>
std::string PartFaults(const PartPath& path, const std::string& text) {
  Faults faults;
  PartMapping<Part>::Read("essex", path, MessageOf<typename PartMapping<Part>::Message>(text),
                          faults);
  return testing::Told(faults);
}

// The message that a part read of another one is shown as, as text, without what storage says.
template <class Part>
std::string ThereAndBack(const PartPath& path, const std::string& text) {
  Faults faults;
  const Part part = PartMapping<Part>::Read(
      "essex", path, MessageOf<typename PartMapping<Part>::Message>(text), faults);
  EXPECT_EQ(testing::Told(faults), "");
  return PartMapping<Part>::Write("essex", path.front(), {part, {}}).DebugString();
}

// `text` as DebugString() gives it.
template <class Part>
std::string Shown(const std::string& text) {
  return MessageOf<typename PartMapping<Part>::Message>(text).DebugString();
}

}  // namespace copperplate::delivery
