// Kartra: a host of the customer's domain is an alias of the account's own name below kartra.com.
#include <array>

#include "zonemend/provider.h"

namespace zonemend::providers {
namespace {

constexpr std::array<std::string_view, 8> placeholders{"username", "yourusername", "your-username",
                                                       "user",     "yourname",     "your-name",
                                                       "example",  "accountname"};

constexpr std::array<std::string_view, 2> notes{
    "finish the set-up in Kartra within 24 hours, or Kartra reverts it",
    "Kartra issues the https certificate for the host itself; nothing has to be bought for it"};

}  // namespace

extern const Provider kartra;
const Provider kartra{
    .id = "kartra",
    .name = "Kartra",
    .suffix = "kartra.com.",
    .docs = "https://documentation.kartra.com/point-your-cname-record-to-kartra/",
    .checked = "2026-11-22",
    .placeholders = placeholders,
    .notes = notes,
};

}  // namespace zonemend::providers
