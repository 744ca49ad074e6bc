// What the planners of editing commands share: a plan under construction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zonemend/keep_ttls.h"
#include "zonemend/plan.h"

namespace zonemend {

class Planner {
 public:
  explicit Planner(const LoadedZone& loaded) : loaded_(loaded), zone_(loaded.zone) {}

 protected:
  void refuse(std::vector<Finding> refusals);
  // A refusal or decision about some records: the first is its place, the others are labelled.
  Finding about(std::string_view reason, std::span<const RecordId> ids, std::string message) const;
  void decide(std::string_view decision, std::span<const RecordId> ids, std::string message,
              std::string help = {});
  // "A, AAAA and TXT": the types of these records, each once.
  std::string types_of(std::span<const RecordId> ids) const;

  std::vector<Span> lines_of(std::span<const RecordId> ids) const;
  void add_edits(Stage stage, std::vector<Edit> edits);
  void delete_lines(std::vector<RecordId> ids);
  // Writes out the TTLs that lines would inherit otherwise after the edit. Once, when all that goes
  // is known; `disturbance.gone` is filled in here.
  void keep_ttls(TtlDisturbance disturbance = {});
  // Raises the serial when the plan has edits; a policy that cannot be met refuses the plan.
  void raise_serial(const SerialPolicy& policy, std::int64_t now);
  void refuse_shared_files();
  // Settles outcome and order; what was refused has no edits.
  Plan finish();

  const LoadedZone& loaded_;
  const Zone& zone_;
  Plan plan_;
  std::vector<RecordId> deleted_;  // records whose lines go
};

}  // namespace zonemend
