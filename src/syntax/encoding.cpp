#include "syntax/encoding.h"

#include <array>
#include <cstdint>

namespace zonemend {
namespace {

std::uint32_t unit_at(std::string_view bytes, std::size_t at, Utf16 order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return order == Utf16::big_endian ? static_cast<std::uint32_t>(first << 8 | second)
                                    : static_cast<std::uint32_t>(second << 8 | first);
}

void append_utf8(std::string& text, std::uint32_t character) {
  const auto put = [&text](std::uint32_t octet) { text += static_cast<char>(octet); };
  if (character < 0x80) {
    put(character);
    return;
  }
  if (character < 0x800) {
    put(0xc0 | character >> 6);
  } else if (character < 0x10000) {
    put(0xe0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3f));
  } else {
    put(0xf0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3f));
    put(0x80 | (character >> 6 & 0x3f));
  }
  put(0x80 | (character & 0x3f));
}

}  // namespace

Utf16 utf16_of(std::string_view bytes) {
  constexpr std::size_t sample_size = 512;
  if (bytes.starts_with("\xff\xfe")) return Utf16::little_endian;
  if (bytes.starts_with("\xfe\xff")) return Utf16::big_endian;
  const std::string_view sample = bytes.substr(0, sample_size);
  if (sample.size() < 4) return Utf16::no;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nuls[i % 2];
  }
  const std::size_t most = sample.size() / 2 * 9 / 10;
  if (nuls[1] > most && nuls[0] == 0) return Utf16::little_endian;
  if (nuls[0] > most && nuls[1] == 0) return Utf16::big_endian;
  return Utf16::no;
}

std::string utf8_from_utf16(std::string_view bytes, Utf16 order) {
  std::string text;
  if (bytes.size() % 2 != 0) return text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t character = unit_at(bytes, at, order);
    if (at == 0 && character == 0xfeff) continue;
    if (character >= 0xdc00 && character <= 0xdfff) return {};
    if (character >= 0xd800 && character <= 0xdbff) {
      at += 2;
      const std::uint32_t low = at < bytes.size() ? unit_at(bytes, at, order) : 0;
      if (low < 0xdc00 || low > 0xdfff) return {};
      character = 0x10000 + ((character & 0x3ff) << 10 | (low & 0x3ff));
    }
    append_utf8(text, character);
  }
  return text;
}

}  // namespace zonemend
