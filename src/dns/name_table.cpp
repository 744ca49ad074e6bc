#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/ascii.h"
#include "text/big_pages.h"
#include "text/byte_scan.h"
#include "text/keyed_hash.h"
#include "zonemend/name.h"

namespace zonemend {
namespace {

constexpr std::string_view root("\0", 1);

std::size_t octet(char c) { return static_cast<unsigned char>(c); }

std::uint32_t hash_of(std::string_view folded) {
  return static_cast<std::uint32_t>(keyed_hash(folded));
}

std::string_view parent_of(std::string_view folded) {
  return folded.substr(octet(folded[0]) + 1);
}

}  // namespace

// Length octets are at most 63 and so never look like letters.
void FoldedName::assign(NameView name) {
  const std::string_view wire = name.wire();
  size_ = static_cast<std::uint8_t>(wire.size());
  std::size_t at = 0;
#if ZONEMEND_BLOCKS
  for (; wire.size() - at >= scan::block_size; at += scan::block_size) {
    scan::store(bytes_.data() + at, scan::lower(scan::load(wire.data() + at)));
  }
  const scan::Block last = scan::load_some(wire.data() + at, wire.size() - at);
  scan::store(bytes_.data() + at, scan::lower(last));
#else
  for (; at < wire.size(); ++at) bytes_[at] = ascii::lower(wire[at]);
#endif
  hash_ = hash_of(this->wire());
}

NameTable::NameTable() : slots_(64, Slot{0, no_name}) {
  arena_ = root;
  const std::uint32_t hash = hash_of(root);
  add(0, root.size(), slot_of(root, hash), hash);
}

// The slot that holds the name, or the free one where it belongs.
std::size_t NameTable::slot_of(std::string_view folded, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].id != no_name) {
    if (slots_[slot].hash == hash && at(slots_[slot].id).wire() == folded) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

NameId NameTable::find(const FoldedName& folded) const {
  return slots_[slot_of(folded.wire(), folded.hash())].id;
}

NameId NameTable::intern(std::string_view folded, std::uint32_t hash) {
  std::size_t slot = slot_of(folded, hash);
  if (slots_[slot].id != no_name) return slots_[slot].id;

  // From the name up to the first ancestor that is known, new names are chained to their parents.
  auto offset = static_cast<std::uint32_t>(arena_.size());
  arena_ += folded;
  const NameId result = add(offset, folded.size(), slot, hash);
  for (NameId child = result;; child = nodes_[child].parent) {
    offset += static_cast<std::uint32_t>(folded.size());
    folded = parent_of(folded);
    offset -= static_cast<std::uint32_t>(folded.size());
    NameId& parent = nodes_[child].parent;
    if (at(last_parent_).wire() == folded) {
      parent = last_parent_;
      break;
    }
    const std::uint32_t parent_hash = hash_of(folded);
    slot = slot_of(folded, parent_hash);
    if (slots_[slot].id != no_name) {
      parent = slots_[slot].id;
      break;
    }
    const NameId added = add(offset, folded.size(), slot, parent_hash);
    nodes_[child].parent = added;
  }
  last_parent_ = nodes_[result].parent;
  return result;
}

NameId NameTable::add(std::uint32_t offset, std::size_t size, std::size_t slot,
                      std::uint32_t hash) {
  const auto id = static_cast<NameId>(nodes_.size());
  nodes_.push_back({offset, no_name, static_cast<std::uint8_t>(size)});
  slots_[slot] = {hash, id};
  if (nodes_.size() * 4 > slots_.size() * 3) grow();
  return id;
}

void NameTable::grow() { grow_to(slots_.size() * 2); }

void NameTable::grow_to(std::size_t count) {
  std::vector<Slot> slots;
  reserve_big(slots, count);
  slots.resize(count, Slot{0, no_name});
  const std::size_t mask = count - 1;
  for (const Slot& old : slots_) {
    if (old.id == no_name) continue;
    std::size_t slot = old.hash & mask;
    while (slots[slot].id != no_name) slot = (slot + 1) & mask;
    slots[slot] = old;
  }
  slots_ = std::move(slots);
}

void NameTable::reserve(std::size_t names, std::size_t octets) {
  reserve_big(nodes_, names);
  reserve_big(arena_, octets);
  const std::size_t count = std::bit_ceil(names + names / 3);
  if (count > slots_.size()) grow_to(count);
}

std::vector<NameId> NameTable::merge(const NameTable& other) {
  // A name's slot lies anywhere in memory: fetched while others are looked at, it costs less.
  constexpr std::size_t batch = 16;
  std::vector<std::uint32_t> hashes(other.size());
  for (const Slot& slot : other.slots_) {
    if (slot.id != no_name) hashes[slot.id] = slot.hash;
  }
  std::vector<NameId> ids(other.size());
  for (std::size_t begin = 0; begin < ids.size(); begin += batch) {
    const std::size_t end = std::min(begin + batch, ids.size());
    for (std::size_t id = begin; id < end; ++id) {
      __builtin_prefetch(&slots_[hashes[id] & (slots_.size() - 1)], 1);
    }
    for (std::size_t id = begin; id < end; ++id) {
      ids[id] = intern(other.at(static_cast<NameId>(id)).wire(), hashes[id]);
    }
  }
  return ids;
}

}  // namespace zonemend
