#include "report/shared/plan_text.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <span>
#include <utility>

#include "report/shared/line_start.h"
#include "report/shared/paint.h"
#include "zonemend/rdata.h"

namespace zonemend {
namespace {

std::string record_line(NameView owner, std::uint32_t ttl, RrType type, RrClass rr_class,
                        std::string_view rdata) {
  return fmt::format("{} {} {} {}", owner.text(), ttl, rr_type_text(type),
                     rdata_text(type, rr_class, rdata));
}

class PlanWriter {
 public:
  PlanWriter(std::ostream& out, const PlanReport& report, const ReportOptions& options,
             const FindingWriter& write_finding)
      : out_(out),
        report_(report),
        plan_(*report.plan),
        zone_(report.zone->zone),
        options_(options),
        write_finding_(write_finding) {}

  void write() {
    headline();
    if (plan_.outcome == Outcome::refused) {
      findings(plan_.refusals, "error");
    } else {
      records();
      serial();
      findings(plan_.decisions, plan_.outcome == Outcome::change ? "change" : "note");
    }
    findings(plan_.notes, "note");
    form();
    where();
  }

 private:
  void headline() {
    const Paint paint = plan_.outcome == Outcome::refused ? Paint::error : Paint::good;
    fmt::print(out_, "{}\n",
               painted(options_.color, paint, printable_at_line_start(plan_headline(report_))));
  }

  void records() {
    constexpr std::size_t most = 20;
    const std::size_t shown = std::min(most, plan_.removed.size());
    for (const RecordId id : std::span(plan_.removed).first(shown)) {
      const Record& record = zone_.record(id);
      const Span span = zone_.span(record);
      const std::string file =
          span.source == 0 ? "" : fmt::format("'{}' ", zone_.sources().at(span.source).name());
      fmt::print(out_, "{}  (was {}line {})\n",
                 changed("  - ", Paint::error, zonemend::record_line(zone_, record)),
                 printable(file), zone_.sources().position(span).line);
    }
    if (shown < plan_.removed.size()) {
      fmt::print(out_, "  - and {} more\n", plan_.removed.size() - shown);
    }
    for (const PlannedRecord& record : plan_.added) {
      fmt::print(out_, "{}\n", changed("  + ", Paint::good, zonemend::record_line(zone_, record)));
    }
  }

  std::string changed(std::string_view sign, Paint paint, const std::string& record) const {
    return painted(options_.color, paint, std::string(sign) + printable(record));
  }

  void serial() {
    if (!plan_.serial) return;
    fmt::print(out_, "  serial {} -> {} ({})\n", plan_.serial->before, plan_.serial->after,
               plan_.serial->scheme);
  }

  void findings(const std::vector<Finding>& list, std::string_view kind) {
    for (const Finding& finding : list) write_finding_(finding, kind);
  }

  void form() {
    if (report_.registrar_form.empty() || plan_.outcome == Outcome::refused) return;
    fmt::print(out_, "{}\n",
               painted(options_.color, Paint::bold,
                       "to type the same in at a registrar or DNS provider instead:"));
    for (const std::string& field : report_.registrar_form) {
      fmt::print(out_, "  {}\n", printable(field));
    }
  }

  void where() {
    if (plan_.outcome != Outcome::change || !options_.totals) return;
    if (report_.written) {
      const std::string& place = report_.written_to.empty() ? report_.file : report_.written_to;
      fmt::print(out_, "written to {}\n", printable(place));
    } else if (!report_.from_stdin) {
      fmt::print(out_, "{} itself was not changed; --in-place does that\n",
                 printable_at_line_start(report_.file));
    }
  }

  std::ostream& out_;
  const PlanReport& report_;
  const Plan& plan_;
  const Zone& zone_;
  const ReportOptions& options_;
  const FindingWriter& write_finding_;
};

}  // namespace

void write_plan(std::ostream& out, const PlanReport& report, const ReportOptions& options,
                const FindingWriter& write_finding) {
  if (report.plan == nullptr || report.zone == nullptr) return;
  PlanWriter(out, report, options, write_finding).write();
}

std::string plan_headline(const PlanReport& report) {
  const std::string_view host = without_dot(report.host);
  const std::string_view target = without_dot(report.target);
  switch (report.plan->outcome) {
    case Outcome::refused:
      return target.empty()
                 ? fmt::format("refused: the alias at {} stays; nothing was changed", host)
                 : fmt::format("refused: {} was not pointed at {}; nothing was changed", host,
                               target);
    case Outcome::already:
      return target.empty() ? fmt::format("nothing to do: {} has no such alias", host)
                            : fmt::format("nothing to do: {} already points at {}", host, target);
    case Outcome::change:
      break;
  }
  const std::string_view when = report.written ? "" : "with this change, ";
  return target.empty() ? fmt::format("{}{} is no alias any more", when, host)
                        : fmt::format("{}{} points at {}", when, host, target);
}

std::string record_line(const Zone& zone, const Record& record) {
  return record_line(zone.name(record.owner), record.ttl, record.type, zone.rr_class(),
                     zone.rdata(record));
}

std::string record_line(const Zone& zone, const PlannedRecord& record) {
  return record_line(record.owner, record.ttl, record.type, zone.rr_class(), record.rdata);
}

std::string_view without_dot(std::string_view name) {
  if (name.size() > 1 && is_absolute(name)) name.remove_suffix(1);
  return name;
}

}  // namespace zonemend
