// The messages of the Reconciliation Service API: which there are and what they must look like.
//
// https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ and the draft of version 1.0.
// Version 0.1 differs from 0.2 by what is optional.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"

namespace kontor::align {

enum class ReconciliationVersion : std::uint8_t { v0_1, v0_2, v1_0 };

// "0.1", "0.2", "1.0-draft".
std::string_view to_string(ReconciliationVersion version);

enum class MessageKind : std::uint8_t {
  manifest,
  query_batch,
  result_batch,
  candidate,
  extend_query,
  extend_response,
  extend_metadata,
  property_proposal,
  suggest_metadata,
  suggest_entities,
  suggest_properties,
  suggest_types,
  flyout,
  preview_metadata,
  security_scheme,
};
inline constexpr std::size_t message_kinds = 15;

// What the specification's repository calls the kind: "reconciliation-query-batch".
std::string_view to_string(MessageKind kind);
std::optional<MessageKind> find_message_kind(std::string_view name);

// Throws Error, with the place in `source`, for a value that is no such message.
void check_message(MessageKind kind, ReconciliationVersion version, const json::Value& value, const SourceText& source);

bool is_message(MessageKind kind, ReconciliationVersion version, const json::Value& value);

}  // namespace kontor::align
