#include "dns/plain_name.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/byte_scan.h"

namespace zonemend {
namespace {

// Puts the length octets in front of the labels, where the dots are in the text.
class LengthWriter {
 public:
  explicit LengthWriter(char* out) : out_(out) {}

  // The label that began last ends in front of `at`, an offset into the text.
  bool end_label(std::size_t at) {
    const std::size_t length = at - begin_;
    out_[begin_] = static_cast<char>(length);
    begin_ = at + 1;
    return length > 0 && length <= max_label_size;
  }

 private:
  char* out_;
  std::size_t begin_ = 0;
};

#if ZONEMEND_BLOCKS

// Copies the text behind out[0] and writes the lengths of all labels that a dot ends. False: there
// is a backslash, a NUL or a bad label.
bool write_labels(std::string_view text, LengthWriter& lengths, char* out) {
  for (std::size_t done = 0; done < text.size(); done += scan::block_size) {
    const std::size_t left = text.size() - done;
    std::uint32_t valid = 0xffff;
    scan::Block block;
    if (left >= static_cast<std::size_t>(scan::block_size)) {
      block = scan::load(text.data() + done);
    } else {
      block = scan::load_some(text.data() + done, left);
      valid = (1u << left) - 1;
    }
    const scan::Block odd = scan::either(scan::equal(block, '\\'), scan::equal(block, '\0'));
    if ((scan::bits(odd) & valid) != 0) return false;
    std::uint32_t dots = scan::bits(scan::equal(block, '.'));
    scan::store(out + 1 + done, block);
    for (; dots != 0; dots &= dots - 1) {
      if (!lengths.end_label(done + static_cast<std::size_t>(std::countr_zero(dots)))) return false;
    }
  }
  return true;
}

#else

bool write_labels(std::string_view text, LengthWriter& lengths, char* out) {
  std::memcpy(out + 1, text.data(), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' || text[i] == '\0') return false;
    if (text[i] == '.' && !lengths.end_label(i)) return false;
  }
  return true;
}

#endif

}  // namespace

std::size_t write_plain_name(std::string_view text, NameView origin, char* out) {
  if (text == "@") {
    std::memcpy(out, origin.wire().data(), origin.wire().size());
    return origin.wire().size();
  }
  if (text.empty() || text.size() >= max_name_size) return 0;
  LengthWriter lengths(out);
  if (!write_labels(text, lengths, out)) return 0;
  if (text.back() == '.') {
    out[text.size()] = 0;
    return text.size() + 1;
  }
  const std::size_t size = text.size() + 1 + origin.wire().size();
  if (!lengths.end_label(text.size()) || size > max_name_size) return 0;
  std::memcpy(out + text.size() + 1, origin.wire().data(), origin.wire().size());
  return size;
}

}  // namespace zonemend
