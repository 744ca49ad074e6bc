// Memory for millions of small things: fewer, bigger pages where the system has them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zonemend {

// Asks for big pages for `size` bytes at `memory`, of which nothing has been touched yet. Without
// effect on small pieces of memory, and where the system will not.
void prefer_big_pages(const void* memory, std::size_t size);

// Reserves room for `count` elements in a vector that is empty.
template <class T>
void reserve_big(std::vector<T>& vector, std::size_t count) {
  vector.reserve(count);
  prefer_big_pages(vector.data(), vector.capacity() * sizeof(T));
}

inline void reserve_big(std::string& string, std::size_t size) {
  string.reserve(size);
  prefer_big_pages(string.data(), string.capacity());
}

}  // namespace zonemend
