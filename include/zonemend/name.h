// Domain names in wire form (RFC 1035 section 3.1): length octet and label, up to the root label.
// Comparison ignores ASCII letter case (RFC 4343); everything else is exact.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zonemend {

inline constexpr std::size_t max_name_size = 255;  // octets, RFC 1035 section 2.3.4
inline constexpr std::size_t max_label_size = 63;

// Borrowed wire form of an absolute name: uncompressed, root label included.
class NameView {
 public:
  NameView() = default;
  explicit NameView(std::string_view wire) : wire_(wire) {}

  std::string_view wire() const { return wire_; }
  bool is_root() const { return wire_.size() == 1; }
  bool is_wildcard() const { return wire_.size() > 2 && wire_[0] == 1 && wire_[1] == '*'; }
  std::size_t label_count() const;  // the root label not counted
  std::string_view first_label() const;  // its octets; empty for the root
  NameView parent() const;               // not for the root
  NameView suffix(std::size_t labels) const;  // the last `labels` labels

  bool is_at_or_below(NameView ancestor) const;
  bool is_below(NameView ancestor) const;

  // Presentation form with final dot, escaped so that it reads back to the same name anywhere in a
  // zone file ("\@", "\$", "\.", "\032").
  std::string text() const;
  // The same without the labels of `origin` ("@" for the origin itself); text() when not below it.
  std::string text_relative_to(NameView origin) const;

  friend bool operator==(NameView a, NameView b);  // ignores letter case

 private:
  std::string_view wire_;
};

enum class NameError : std::uint8_t {
  empty_label,     // "a..b", ".a", ""
  label_too_long,  // more than 63 octets
  name_too_long,   // more than 255 octets after completion with the origin
  bad_escape,      // \256, \1, \12x, a final backslash, \[ (bit-string label, RFC 6891)
};

// Owned wire form; no heap.
class Name {
 public:
  Name();  // the root
  explicit Name(NameView view);

  operator NameView() const { return view(); }
  NameView view() const {
    return NameView(std::string_view(reinterpret_cast<const char*>(bytes_.data()), size_));
  }
  std::string text() const { return view().text(); }

  // Reads presentation form. A name without final dot is completed with `origin`; "@" alone is the
  // origin. On failure returns nothing and sets `error` (and `at`, the offset of the culprit in
  // `text`, when given).
  static std::optional<Name> parse(std::string_view text, NameView origin, NameError& error,
                                   std::size_t* at = nullptr);
  static std::optional<Name> parse(std::string_view text, NameView origin);
  // `label` in front of `parent`; nothing when the result is too long.
  static std::optional<Name> prepend(std::string_view label, NameView parent);

  friend bool operator==(const Name& a, const Name& b) { return a.view() == b.view(); }

 private:
  std::array<unsigned char, max_name_size> bytes_;
  std::uint8_t size_ = 1;
};

// True when the presentation form ends in a dot that is not escaped.
bool is_absolute(std::string_view text);

using NameId = std::uint32_t;
inline constexpr NameId no_name = 0xffffffffu;

// The distinct names of a zone as small numbers. Ancestors of an interned name up to the root are
// interned with it, so the table is a tree: empty non-terminals (RFC 4592 section 2.2.2) are its
// names without records.
class NameTable {
 public:
  NameTable();

  NameId intern(NameView name);
  NameId find(NameView name) const;  // no_name when unknown
  NameView at(NameId id) const;      // letter case folded to lower
  NameId parent(NameId id) const { return nodes_[id].parent; }  // the root's parent is no_name
  std::size_t size() const { return nodes_.size(); }
  // How much the names take; the table cannot take more than 4 GiB.
  std::size_t octets() const { return arena_.size(); }
  void reserve(std::size_t names);

 private:
  struct Node {
    std::uint32_t offset;
    std::uint32_t hash;
    NameId parent;
    std::uint8_t size;
  };
  std::size_t slot_of(std::string_view folded, std::uint32_t hash) const;
  void grow();

  std::string arena_;
  std::vector<Node> nodes_;
  std::vector<NameId> slots_;
};

}  // namespace zonemend
