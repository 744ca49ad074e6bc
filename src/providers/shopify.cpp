// Shopify, known by its targets only: to say whose integration ends when such an alias is replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider shopify;
const Provider shopify{
    .id = "shopify",
    .name = "Shopify",
    .suffix = "myshopify.com.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
