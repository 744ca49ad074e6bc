// The delegations of a zone and how a resolver finds the name servers that they name
// (RFC 1034 section 4.2.1, RFC 9471).
#pragma once

#include <functional>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Where the address of an NS record's target comes from.
struct NameServer {
  enum class Kind {
    elsewhere,   // not from this zone
    addressed,   // this zone has the address, as an answer or as glue
    alias,       // this zone has a CNAME for it
    glue_alias,  // the same below a zone cut
    no_glue,     // below the delegation it serves: only glue could tell, and there is none
    sibling,     // below another delegation of this zone, and no glue here
    no_address,  // this zone would have to answer, and has no address
  };
  Kind kind = Kind::elsewhere;
  NameId cut = no_name;  // the delegation below which it lies
  NameId at = no_name;   // the name that owns the addresses: its own, or a wildcard
};
NameServer name_server(const Zone& zone, const Record& ns);

// The NS records whose targets are as wanted, those of one target together, in file order. Only
// servers without an address here are asked for, and those with a CNAME below a zone cut. NS
// records that lie below a zone cut or a DNAME are left out.
using NameServerTest = std::function<bool(const NameServer& server)>;
std::vector<std::vector<RecordId>> ns_by_target(const Zone& zone, const NameServerTest& is_wanted);
std::vector<std::vector<RecordId>> ns_by_target(const Zone& zone, NameServer::Kind kind);

// By NameId: the delegations of which a resolver can find some name server, be it by asking the
// servers of another delegation first. Linear likewise.
std::vector<bool> reachable_delegations(const Zone& zone);

// By NameId: the names that NS records of the zone point at.
std::vector<bool> named_by_ns(const Zone& zone);

// Whether the name owns an A or AAAA record.
bool has_address(const Zone& zone, NameId id);

}  // namespace zonemend::rules
