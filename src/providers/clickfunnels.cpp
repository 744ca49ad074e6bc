// ClickFunnels, known by its targets only: to say whose integration ends when such an alias is
// replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider clickfunnels;
const Provider clickfunnels{
    .id = "clickfunnels",
    .name = "ClickFunnels",
    .suffix = "clickfunnels.com.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
