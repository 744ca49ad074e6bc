// Presentation form of single fields. Each appends to `out` what reads back to the same octets.
#pragma once

#include <string>
#include <string_view>

#include "dns/layout.h"

namespace zonemend {

// `octets` is the field's wire form; `rdata` and `at` say where it stands.
void print_field(std::string& out, Field field, std::string_view rdata, std::size_t at,
                 std::size_t size);

void print_hex(std::string& out, std::string_view octets);
void print_base64(std::string& out, std::string_view octets);
void print_quoted(std::string& out, std::string_view octets);
void print_name(std::string& out, std::string_view wire);
void print_ipv4(std::string& out, std::string_view octets);
void print_ipv6(std::string& out, std::string_view octets);
void print_bitmap(std::string& out, std::string_view octets);
void print_nxt_bitmap(std::string& out, std::string_view octets);
void print_prefixes(std::string& out, std::string_view octets);
void print_location(std::string& out, std::string_view octets);
void print_services(std::string& out, std::string_view octets);
void print_svc_params(std::string& out, std::string_view octets);
void print_gateway(std::string& out, std::string_view rdata, std::size_t at);
void print_relay(std::string& out, std::string_view octets);
void print_a6(std::string& out, std::string_view octets);

}  // namespace zonemend
