#include "rules/shared/soa_mailbox.h"

#include <algorithm>
#include <array>

#include "rules/shared/alias_target.h"
#include "rules/shared/lookup.h"
#include "rules/shared/missing_dot.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

// They give no addresses below further labels.
constexpr std::array mail_providers = {
    "gmail.com.", "googlemail.com.", "outlook.com.",    "hotmail.com.", "live.com.",
    "yahoo.com.", "icloud.com.",     "aol.com.",        "gmx.de.",      "gmx.net.",
    "web.de.",    "proton.me.",      "protonmail.com.", "qq.com.",      "163.com.",
};

bool has_at_sign(NameView name) { return name.wire().find('@') != std::string_view::npos; }

std::size_t labels_at_provider(NameView rname) {
  for (const std::string_view provider : mail_providers) {
    const auto domain = Name::parse(provider, Name());
    if (domain && rname.is_below(*domain)) {
      return rname.label_count() - domain->view().label_count();
    }
  }
  return 0;
}

// As written, but with the at sign as a dot and the user's own dots escaped.
std::string escaped_user(std::string_view user) {
  std::string text;
  for (std::size_t i = 0; i < user.size(); ++i) {
    if (user[i] == '.') text += '\\';
    text += user[i];
    if (user[i] == '\\' && i + 1 < user.size()) text += user[++i];
  }
  return text;
}

}  // namespace

bool lacks_dot(const Zone& zone, const SoaData& soa, SoaField field, NameView name) {
  if (zone.contains(name) && repeats_origin(zone, name)) return true;
  return field == SoaField::rname ? dotless_mailbox(zone, *soa.record).has_value()
                                  : dotless_primary(zone, *soa.record).has_value();
}

std::size_t labels_of_user(const Zone& zone, NameView rname) {
  if (rname.is_root()) return 0;
  if (!zone.contains(rname)) return labels_at_provider(rname);
  // Of a top-level domain there may be only an excerpt, and nobody has an address at it.
  if (!zone.complete() || zone.origin_name().label_count() < 2) return 0;
  if (rname == zone.origin_name()) return 0;
  const NameView domain = rname.parent();
  if (!zone.contains(domain) || look_up(zone, domain).kind != Lookup::Kind::missing) return 0;
  const NameId nearest = zone.closest_encloser(domain);
  return nearest == no_name ? 0 : rname.label_count() - zone.name(nearest).label_count();
}

MailboxFault mailbox_fault(const Zone& zone, const SoaData& soa) {
  if (has_at_sign(soa.rname)) return MailboxFault::at_sign;
  if (soa.rname.is_root()) return MailboxFault::root;
  if (lacks_dot(zone, soa, SoaField::rname, soa.rname)) return MailboxFault::lacks_dot;
  if (soa.rname == zone.origin_name()) return MailboxFault::zone_itself;
  if (soa.rname.label_count() == 1) return MailboxFault::single_label;
  if (labels_of_user(zone, soa.rname) > 1) return MailboxFault::unescaped_dot;
  return MailboxFault::none;
}

std::optional<std::string> name_for_address(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == address.npos || address.find('@', at + 1) != address.npos) return std::nullopt;
  std::string_view user = address.substr(0, at);
  std::string domain(address.substr(at + 1));
  if (user.ends_with('\\')) user.remove_suffix(1);  // "\@"
  if (user.empty() || domain.empty() || domain == ".") return std::nullopt;
  if (!is_absolute(domain)) {
    // "root@ns1" may be below the zone.
    if (domain.find('.') == domain.npos && domain != "localhost") return std::nullopt;
    domain += '.';
  }
  std::string name = escaped_user(user) + '.' + domain;
  if (!Name::parse(name, Name())) return std::nullopt;
  return name;
}

std::string address_text(NameView rname) { return address_text(rname, 1); }

std::string address_text(NameView rname, std::size_t labels) {
  std::string user;
  for (std::size_t i = 0; i < labels; ++i, rname = rname.parent()) {
    if (i > 0) user += '.';
    user += rname.first_label();
  }
  std::string domain = rname.text();
  domain.pop_back();
  return user + '@' + domain;
}

}  // namespace zonemend::rules
