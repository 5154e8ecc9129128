// Records of XML: one pass over a document for any number of iterators and references.
//
// The names of an iterator are matched against the parser's events on the way down, up to the first step with a
// predicate; from there the element is kept on a tape until it ends, the predicate and the rest of the iterator are
// evaluated on it and its records are handed out. So memory is the depth of nesting plus the largest such element.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kontor/source/record.hpp"
#include "kontor/source/xml_path.hpp"

namespace kontor::source {

// References that are evaluated on items of one kind, by number.
class XmlReferences {
 public:
  explicit XmlReferences(const XmlNamespaces& namespaces) : namespaces_(namespaces) {}
  std::size_t add(std::string_view reference, const Location& where);
  const XmlPath& operator[](std::size_t reference) const { return paths_[reference]; }

 private:
  const XmlNamespaces& namespaces_;
  std::vector<XmlPath> paths_;
};

// An element. Values are texts; an element with xsi:nil="true" is null.
class XmlRecord final : public Record {
 public:
  // Tape and references must outlive the record.
  XmlRecord(const XmlTape& tape, XmlTape::Index element, const XmlReferences& references, std::uint64_t number)
      : tape_(tape), element_(element), references_(references), number_(number) {}

  void values(std::size_t reference, std::vector<Value>& out) const override;
  Place place() const override { return tape_.place(element_); }
  Place place(std::size_t reference) const override;
  std::uint64_t number() const override { return number_; }
  std::uint64_t offset() const override { return tape_.offset(element_); }
  std::optional<XmlNode> xml() const override { return XmlNode{&tape_, element_}; }

 private:
  const XmlTape& tape_;
  XmlTape::Index element_;
  const XmlReferences& references_;
  std::uint64_t number_;
};

class XmlRecordReader final : public RecordReader {
 public:
  explicit XmlRecordReader(XmlNamespaces namespaces);
  ~XmlRecordReader() override;

  std::size_t add_iterator(std::string_view iterator, const Location& where) override;
  std::size_t add_reference(std::size_t iterator, std::string_view reference, const Location& where) override;
  void read(ByteSource& bytes, const std::string& name, RecordHandler& handler) override;

 private:
  class Matcher;
  struct Iterator;

  XmlNamespaces namespaces_;
  std::vector<std::unique_ptr<Iterator>> iterators_;
};

// Reads an XML document into a tape, whole. Throws Error if it is not well-formed.
void read_xml(std::string_view text, const std::string& name, XmlTape& tape);

}  // namespace kontor::source
