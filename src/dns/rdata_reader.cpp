#include "dns/rdata_reader.h"

#include <fmt/format.h>

namespace zonemend {

std::string quote(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out = "'";
  for (char c : text.substr(0, longest)) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x20 || octet > 0x7e) {
      out += fmt::format("\\{:03}", octet);
    } else {
      out += c;
    }
  }
  out += text.size() > longest ? "...'" : "'";
  return out;
}

const RdataToken* RdataReader::next() {
  if (at_end()) {
    fail_too_few();
    return nullptr;
  }
  return &tokens_[at_++];
}

const RdataToken* RdataReader::next_word() {
  const RdataToken* token = next();
  if (token != nullptr && token->quoted) {
    fail("bad-rdata", fmt::format("the {} is in quotes", words()), "remove the quotes");
    return nullptr;
  }
  return token;
}

void RdataReader::put16(std::uint32_t value) {
  put8(value >> 8);
  put8(value);
}

void RdataReader::put32(std::uint32_t value) {
  put16(value >> 16);
  put16(value);
}

bool RdataReader::fail(std::string_view rule, std::string message, std::string help) {
  return fail_at(at_ == 0 ? 0 : at_ - 1, rule, std::move(message), std::move(help));
}

bool RdataReader::fail_at(std::size_t token, std::string_view rule, std::string message,
                          std::string help) {
  error_ = RdataError{rule, token, 0, 0, std::move(message), std::move(help)};
  return false;
}

bool RdataReader::fail_within(std::size_t offset, std::size_t length, std::string_view rule,
                              std::string message, std::string help) {
  return fail_within(at_ == 0 ? 0 : at_ - 1, offset, length, rule, std::move(message),
                     std::move(help));
}

bool RdataReader::fail_within(std::size_t token, std::size_t offset, std::size_t length,
                              std::string_view rule, std::string message, std::string help) {
  fail_at(token, rule, std::move(message), std::move(help));
  error_.offset = offset;
  error_.length = length;
  return false;
}

bool RdataReader::fail_too_few() {
  return fail_at(RdataError::at_end, "rdata-too-few-fields",
                 fmt::format("the record ends before the {}", words()),
                 fmt::format("add the {}", words()));
}

}  // namespace zonemend
