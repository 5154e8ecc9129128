// The sections of a resource's page, one after the other.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/site/claims.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// The sources that a page refers to, numbered in the order of their first mention.
class SourceNotes {
 public:
  explicit SourceNotes(Page& page) : page_(page) {}

  // "[3]", linked to the list at the end of the page.
  void refer(TermId source);

  // Adds it to the list without a mention.
  void add(TermId source) { number(source); }

  const std::vector<TermId>& sources() const { return sources_; }

 private:
  std::size_t number(TermId source);

  Page& page_;
  std::vector<TermId> sources_;
  std::unordered_map<TermId, std::size_t> numbers_;
};

// Says so where something is not sure: a badge for any confidence but high, and nothing for none.
void write_confidence(Page& page, TermId confidence);

// The anchor of a part (claim, event) on the page of what it belongs to; empty for all other things.
std::string fragment_of(const Page& page, TermId part);

// The entry of the navigation that a resource belongs to.
std::string_view section_of(const Page& page, TermId resource, PageType type);

// Properties and values, each with the sources that claim it.
void write_facts(Page& page, TermId resource, const Claims& claims, SourceNotes& notes);

// What sources say differently, side by side.
void write_disputes(Page& page, const Claims& claims, SourceNotes& notes);

// Dated events, oldest first.
void write_events(Page& page, TermId resource, SourceNotes& notes);

// Who takes part in a project, and in which role.
void write_participants(Page& page, TermId project, SourceNotes& notes);

// What points here, by type.
void write_incoming(Page& page, TermId resource);

// Every claim, with an anchor of its own.
void write_claims(Page& page, const Claims& claims, SourceNotes& notes);

// The sources that were referred to, and those of the record as a whole.
void write_sources(Page& page, TermId resource, SourceNotes& notes);

}  // namespace kontor::site
