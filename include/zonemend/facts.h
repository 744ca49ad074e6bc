// What several rules want to know about a zone, worked out once, when the first of them asks.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace zonemend {

class Zone;

// A fact is a type that is made from a `const Zone&` and then stays as it is. It must not keep
// references to the zone, which may be moved. For several threads at once: one works the fact out,
// the others that ask for it wait. What making it throws is thrown to all who ask.
class Facts {
 public:
  template <class T>
  const T& get(const Zone& zone) {
    Slot& slot = slot_of(typeid(T));
    std::call_once(slot.once, [&] { slot.value = std::make_shared<const T>(zone); });
    return *static_cast<const T*>(slot.value.get());
  }

 private:
  struct Slot {
    std::once_flag once;
    std::shared_ptr<const void> value;
  };

  Slot& slot_of(std::type_index type) {
    const std::lock_guard lock(mutex_);
    return slots_[type];  // stays where it is
  }

  std::mutex mutex_;
  std::map<std::type_index, Slot> slots_;
};

}  // namespace zonemend
