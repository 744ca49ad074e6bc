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
  // Its octets; empty for the root.
  std::string_view first_label() const { return wire_.substr(1, first_size()); }
  NameView parent() const { return NameView(wire_.substr(first_size() + 1)); }  // not for the root
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
  std::size_t first_size() const { return static_cast<unsigned char>(wire_[0]); }

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

// A name with small letters, and its hash: what a NameTable looks for.
class FoldedName {
 public:
  FoldedName() = default;
  explicit FoldedName(NameView name) { assign(name); }
  void assign(NameView name);
  std::string_view wire() const { return {bytes_.data(), size_}; }
  std::uint32_t hash() const { return hash_; }

 private:
  std::array<char, max_name_size + 1> bytes_;  // whole blocks of sixteen
  std::uint8_t size_ = 0;
  std::uint32_t hash_ = 0;
};

// The distinct names of a zone as small numbers. Ancestors of an interned name up to the root are
// interned with it, so the table is a tree: empty non-terminals (RFC 4592 section 2.2.2) are its
// names without records.
class NameTable {
 public:
  NameTable();

  NameId intern(NameView name) { return intern(FoldedName(name)); }
  NameId intern(const FoldedName& name) { return intern(name.wire(), name.hash()); }
  // Has the memory fetched that the name will be looked for in.
  void fetch(const FoldedName& name) const {
    __builtin_prefetch(&slots_[name.hash() & (slots_.size() - 1)], 1);
  }
  NameId find(NameView name) const { return find(FoldedName(name)); }  // no_name when unknown
  NameId find(const FoldedName& name) const;
  NameView at(NameId id) const {     // letter case folded to lower
    const Node& node = nodes_[id];
    return NameView(std::string_view(arena_.data() + node.offset, node.size));
  }
  NameId parent(NameId id) const { return nodes_[id].parent; }  // the root's parent is no_name
  bool is_at_or_below(NameId id, NameId ancestor) const {
    while (id != ancestor && id != no_name) id = parent(id);
    return id == ancestor;
  }
  std::size_t size() const { return nodes_.size(); }
  // Of all names together; no more than 4 GiB fit.
  std::size_t octets() const { return arena_.size(); }
  // Room for so many names with so many octets together; more still fit.
  void reserve(std::size_t names, std::size_t octets);
  // Interns the other table's names, in their order; by their ids there, the ids here.
  std::vector<NameId> merge(const NameTable& other);

 private:
  struct Node {
    std::uint32_t offset;  // a name that came with a name below it is the end of that one
    NameId parent;
    std::uint8_t size;
  };
  struct Slot {
    std::uint32_t hash;
    NameId id;  // no_name: free
  };
  std::size_t slot_of(std::string_view folded, std::uint32_t hash) const;
  NameId intern(std::string_view folded, std::uint32_t hash);
  NameId add(std::uint32_t offset, std::size_t size, std::size_t slot, std::uint32_t hash);
  void grow();
  void grow_to(std::size_t count);

  std::string arena_;
  std::vector<Node> nodes_;
  std::vector<Slot> slots_;
  NameId last_parent_ = 0;  // of the name that was new last
};

}  // namespace zonemend
