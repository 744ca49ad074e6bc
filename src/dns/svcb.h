// Service parameters of SVCB and HTTPS (RFC 9460).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zonemend {

namespace svc_key {
inline constexpr std::uint16_t mandatory = 0;
inline constexpr std::uint16_t alpn = 1;
inline constexpr std::uint16_t no_default_alpn = 2;
inline constexpr std::uint16_t port = 3;
inline constexpr std::uint16_t ipv4hint = 4;
inline constexpr std::uint16_t ech = 5;
inline constexpr std::uint16_t ipv6hint = 6;
inline constexpr std::uint16_t dohpath = 7;  // RFC 9461 section 5
}  // namespace svc_key

// "alpn", or "key667".
std::string svc_key_text(std::uint16_t key);
// A registered name, or keyN without leading zeros.
std::optional<std::uint16_t> svc_key_from_text(std::string_view text);

// What is wrong with one parameter's value, if anything: "port has no value".
std::optional<std::string> check_svc_value(std::uint16_t key, std::string_view value);
// What is wrong with parameters that are well-formed and in order: values, keys that `mandatory`
// names in vain (section 8), and no-default-alpn without alpn (section 7.1.1).
std::optional<std::string> check_svc_params(std::string_view params);

}  // namespace zonemend
