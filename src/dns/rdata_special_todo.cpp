#include "dns/rdata_print.h"
#include "dns/rdata_wire.h"
namespace zonemend {
void print_prefixes(std::string& out, std::string_view o) { print_hex(out, o); }
void print_location(std::string& out, std::string_view o) { print_hex(out, o); }
void print_services(std::string& out, std::string_view o) { print_hex(out, o); }
void print_svc_params(std::string& out, std::string_view o) { print_hex(out, o); }
void print_gateway(std::string& out, std::string_view o, std::size_t at) {
  print_hex(out, o.substr(at));
}
void print_relay(std::string& out, std::string_view o) { print_hex(out, o); }
void print_a6(std::string& out, std::string_view o) { print_hex(out, o); }
}  // namespace zonemend
