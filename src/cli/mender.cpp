#include "cli/mender.h"

#include <fmt/format.h>

#include "lint/piece_text.h"
#include "lint/served_records.h"
#include "patch/serial.h"

namespace zonemend::cli {
namespace {

class Mender {
 public:
  Mender(const Subject& subject, const CheckOptions& options, const LintOptions& lint_options,
         std::int64_t now)
      : subject_(subject), options_(options), lint_options_(lint_options), now_(now) {}

  Result<Mended> run() {
    if (options_.add_suppressions) return silence();
    auto fixed = fix();
    if (!fixed) return fixed.error();
    Mended mended{.text = std::move(fixed->text),
                  .edits = std::move(fixed->edits),
                  .remaining = std::move(fixed->remaining),
                  .loaded = std::move(fixed->loaded),
                  .applied = fixed->applied.size(),
                  .withheld = fixed->withheld,
                  .serial = {},
                  .caution = {}};
    if (mended.edits.empty() || !served_difference(subject_.loaded.zone, mended.loaded.zone)) {
      return mended;
    }
    if (subject_.loaded.zone.is_signed()) return signed_zone();
    if (auto error = raise_serial(mended)) return *error;
    return mended;
  }

 private:
  Result<Mended> silence() const {
    auto done = add_suppressions(subject_.loaded, subject_.source, subject_.options, lint_options_);
    if (!done) return done.error();
    return Mended{.text = std::move(done->text),
                  .edits = std::move(done->edits),
                  .remaining = std::move(done->remaining),
                  .loaded = std::move(done->loaded),
                  .applied = done->silenced,
                  .withheld = 0,
                  .serial = {},
                  .caution = {}};
  }

  Error signed_zone() const {
    return {fmt::format("'{}' is signed: fixes that change records would break its signatures",
                        subject_.path),
            "mend the unsigned source of the zone and sign it again"};
  }

  Result<FixResult> fix() const {
    const Source& text = subject_.text();
    if (subject_.source == 0) {
      return fix_zone(text.name(), text.bytes(), subject_.options, lint_options_,
                      options_.allowed());
    }
    return fix_included(subject_.loaded, subject_.loaded.files[subject_.source].resolved,
                        subject_.options, lint_options_, options_.allowed());
  }

  // Secondary servers take changed records only with a new serial.
  Status raise_serial(Mended& mended) const {
    const auto policy = parse_serial_policy(options_.serial);
    if (!policy) return policy.error();
    auto serial = plan_serial(mended.loaded.zone, *policy, now_);
    if (!serial) return serial.error();
    if (!*serial) return std::nullopt;
    const SourceId own = source_in(mended.loaded);
    if ((*serial)->edits != edits_of((*serial)->edits, own)) {
      mended.caution = Error{
          fmt::format("'{}' changes records, but the serial stands in another file", subject_.path),
          "raise the serial of the SOA there"};
      return std::nullopt;
    }
    mended.serial = (*serial)->change;
    return apply(mended, (*serial)->edits, own);
  }

  SourceId source_in(const LoadedZone& loaded) const {
    if (subject_.source == 0) return 0;
    return source_of(loaded, subject_.loaded.files[subject_.source].resolved).value();
  }

  Status apply(Mended& mended, const std::vector<Edit>& edits, SourceId own) const {
    PieceText pieces(subject_.text().bytes());
    pieces.apply(mended.edits);
    pieces.apply(edits);
    auto loaded = load_edited(mended.loaded, subject_.options, {{own, pieces.text()}});
    if (!loaded) return loaded.error();
    mended.text = pieces.text();
    mended.edits = pieces.edits();
    mended.loaded = std::move(*loaded);
    mended.remaining = lint(mended.loaded, lint_options_);
    return std::nullopt;
  }

  const Subject& subject_;
  const CheckOptions& options_;
  const LintOptions& lint_options_;
  std::int64_t now_;
};

}  // namespace

Result<Mended> mend(const Subject& subject, const CheckOptions& options,
                    const LintOptions& lint_options, std::int64_t now) {
  return Mender(subject, options, lint_options, now).run();
}

}  // namespace zonemend::cli
