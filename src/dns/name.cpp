#include "zonemend/name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "dns/plain_name.h"
#include "text/ascii.h"
#include "text/byte_scan.h"

namespace zonemend {
namespace {

std::size_t octet(char c) { return static_cast<unsigned char>(c); }

// Appends a label so that it reads back to the same octets wherever a name may stand.
void append_escaped(std::string& text, std::string_view label) {
  for (const char c : label) {
    if (std::strchr(".;()\\\"@$", c) != nullptr && c != '\0') {
      text += '\\';
      text += c;
    } else if (c > ' ' && c <= '~') {
      text += c;
    } else {
      text += fmt::format("\\{:03}", octet(c));
    }
  }
}

std::string labels_text(std::string_view wire, std::size_t end) {
  std::string text;
  for (std::size_t at = 0; at < end; at += octet(wire[at]) + 1) {
    if (at > 0) text += '.';
    append_escaped(text, wire.substr(at + 1, octet(wire[at])));
  }
  return text;
}

// Length octets are at most 63 and so never look like letters.
bool equal_folded(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
#if ZONEMEND_BLOCKS
  const char* left = a.data();
  const char* right = b.data();
  std::size_t size = a.size();
  for (; size >= scan::block_size; size -= scan::block_size) {
    if (!scan::same(scan::lower(scan::load(left)), scan::lower(scan::load(right)))) return false;
    left += scan::block_size;
    right += scan::block_size;
  }
  return scan::same(scan::lower(scan::load_some(left, size)),
                    scan::lower(scan::load_some(right, size)));
#else
  return ascii::equal_ignoring_case(a, b);
#endif
}

// Reads the labels of a name's presentation form into wire form.
class NameReader {
 public:
  NameReader(std::string_view text, std::array<unsigned char, max_name_size>& bytes)
      : text_(text), bytes_(bytes) {}

  // Reads all labels; true for success. The result is relative unless `absolute` says otherwise.
  bool read() {
    while (at_ < text_.size()) {
      if (!read_label()) return false;
    }
    return true;
  }

  bool absolute = false;
  NameError error = NameError::empty_label;
  std::size_t size = 0;  // octets written, without root label
  std::size_t at() const { return std::min(at_, text_.size()); }

 private:
  bool fail(NameError reason) {
    error = reason;
    return false;
  }

  bool read_label() {
    const std::size_t begin = at_;
    if (size >= bytes_.size()) return fail(NameError::name_too_long);
    const std::size_t length_at = size++;
    std::size_t length = 0;
    absolute = false;
    for (; at_ < text_.size() && text_[at_] != '.'; ++length) {
      int value = static_cast<unsigned char>(text_[at_]);
      if (text_[at_] == '\\') {
        value = read_escape();
        if (value < 0) return fail(NameError::bad_escape);
      } else {
        ++at_;
      }
      if (length == max_label_size) {
        at_ = begin;
        return fail(NameError::label_too_long);
      }
      if (size >= bytes_.size()) return fail(NameError::name_too_long);
      bytes_[size++] = static_cast<unsigned char>(value);
    }
    if (length == 0) return fail(NameError::empty_label);
    bytes_[length_at] = static_cast<unsigned char>(length);
    if (at_ < text_.size()) {
      ++at_;
      absolute = true;  // holds if nothing follows this dot
    }
    return true;
  }

  // The octet that the escape at at_ stands for; -1 when it is malformed (at_ then stays on it).
  int read_escape() {
    const std::string_view rest = text_.substr(at_ + 1);
    if (rest.empty() || rest[0] == '[') return -1;
    if (!ascii::is_digit(rest[0])) {
      at_ += 2;
      return static_cast<unsigned char>(rest[0]);
    }
    if (rest.size() < 3 || !ascii::is_digit(rest[1]) || !ascii::is_digit(rest[2])) return -1;
    const int value = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
    if (value > 255) return -1;
    at_ += 4;
    return value;
  }

  std::string_view text_;
  std::array<unsigned char, max_name_size>& bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::size_t NameView::label_count() const {
  std::size_t count = 0;
  for (std::size_t at = 0; octet(wire_[at]) != 0; at += octet(wire_[at]) + 1) ++count;
  return count;
}

NameView NameView::suffix(std::size_t labels) const {
  NameView name = *this;
  for (std::size_t count = label_count(); count > labels; --count) name = name.parent();
  return name;
}

bool NameView::is_at_or_below(NameView ancestor) const {
  const std::size_t size = ancestor.wire_.size();
  if (size > wire_.size()) return false;
  const std::size_t border = wire_.size() - size;
  std::size_t at = 0;
  while (at < border) at += octet(wire_[at]) + 1;
  return at == border && equal_folded(wire_.substr(border), ancestor.wire_);
}

bool NameView::is_below(NameView ancestor) const {
  return wire_.size() > ancestor.wire_.size() && is_at_or_below(ancestor);
}

std::string NameView::text() const { return labels_text(wire_, wire_.size() - 1) + "."; }

std::string NameView::text_relative_to(NameView origin) const {
  if (!is_at_or_below(origin)) return text();
  if (wire_.size() == origin.wire_.size()) return "@";
  return labels_text(wire_, wire_.size() - origin.wire_.size());
}

bool operator==(NameView a, NameView b) { return equal_folded(a.wire_, b.wire_); }

Name::Name() { bytes_[0] = 0; }

Name::Name(NameView view) : size_(static_cast<std::uint8_t>(view.wire().size())) {
  std::memcpy(bytes_.data(), view.wire().data(), size_);
}

std::optional<Name> Name::parse(std::string_view text, NameView origin, NameError& error,
                                std::size_t* at) {
  std::array<char, plain_name_room> plain;
  if (const std::size_t size = write_plain_name(text, origin, plain.data()); size > 0) {
    return Name(NameView(std::string_view(plain.data(), size)));
  }
  if (text == ".") return Name();
  Name name;
  NameReader reader(text, name.bytes_);
  const bool read = !text.empty() && reader.read();
  const std::string_view rest = reader.absolute ? std::string_view("\0", 1) : origin.wire();
  if (!read || reader.size + rest.size() > max_name_size) {
    error = read ? NameError::name_too_long : reader.error;
    if (at != nullptr) *at = reader.at();
    return std::nullopt;
  }
  std::memcpy(name.bytes_.data() + reader.size, rest.data(), rest.size());
  name.size_ = static_cast<std::uint8_t>(reader.size + rest.size());
  return name;
}

std::optional<Name> Name::parse(std::string_view text, NameView origin) {
  NameError ignored{};
  return parse(text, origin, ignored);
}

std::optional<Name> Name::prepend(std::string_view label, NameView parent) {
  if (label.empty() || label.size() > max_label_size) return std::nullopt;
  if (label.size() + 1 + parent.wire().size() > max_name_size) return std::nullopt;
  Name name;
  name.bytes_[0] = static_cast<unsigned char>(label.size());
  std::memcpy(name.bytes_.data() + 1, label.data(), label.size());
  std::memcpy(name.bytes_.data() + 1 + label.size(), parent.wire().data(), parent.wire().size());
  name.size_ = static_cast<std::uint8_t>(1 + label.size() + parent.wire().size());
  return name;
}

bool is_absolute(std::string_view text) {
  if (!text.ends_with('.')) return false;
  std::size_t backslashes = 0;
  for (std::size_t i = text.size() - 1; i > 0 && text[i - 1] == '\\'; --i) ++backslashes;
  // An even run is escaped backslashes. "\046" does not end in a dot.
  return backslashes % 2 == 0;
}

}  // namespace zonemend
