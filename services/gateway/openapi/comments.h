#pragma once

#include <google/protobuf/descriptor.h>

#include <string>

namespace copperplate::gateway {

// Source comments as plain text, without the margin that the `//` leaves; empty where the
// descriptor set has none.
std::string CommentOf(const google::protobuf::Descriptor& message);
std::string CommentOf(const google::protobuf::FieldDescriptor& field);
std::string CommentOf(const google::protobuf::EnumDescriptor& enumeration);
std::string CommentOf(const google::protobuf::EnumValueDescriptor& value);
std::string CommentOf(const google::protobuf::ServiceDescriptor& service);
std::string CommentOf(const google::protobuf::MethodDescriptor& method);

// The first sentence of a comment, without its full stop.
std::string SummaryOf(const std::string& comment);

}  // namespace copperplate::gateway
